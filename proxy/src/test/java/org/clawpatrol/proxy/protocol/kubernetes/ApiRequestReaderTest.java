package org.clawpatrol.proxy.protocol.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            nullValues = "-",
            value = {
                // a namespace is a resource itself
                "GET    | /api/v1/namespaces              | list   namespaces - -",
                "POST   | /api/v1/namespaces              | create namespaces - -",
                "GET    | /api/v1/namespaces/blue         | get    namespaces blue blue",
                "DELETE | /api/v1/namespaces/blue         | delete namespaces blue blue",
                "PATCH  | /api/v1/namespaces/blue         | patch  namespaces blue blue",
                "PUT    | /api/v1/namespaces/blue/finalize | update namespaces/finalize blue blue",
                "GET    | /api/v1/namespaces/blue/status/x | get   namespaces/status blue blue",
                "GET    | /api/v1/namespaces//secrets     | list   secrets - -",
                // resources and subresources
                "POST   | /api/v1/namespaces/blue/pods/w1/exec | create pods/exec blue w1",
                "GET    | /api/v1/nodes/n1/proxy/metrics  | get    nodes/proxy - n1",
                "HEAD   | /api/v1/pods                    | list   pods - -",
                "HEAD   | /api/v1/namespaces/a/pods/p     | get    pods a p",
                "OPTIONS | /api/v1/namespaces/a/secrets   | -      secrets a -",
                "get    | /api/v1/pods                    | -      pods - -",
                // verbs in the path
                "GET    | /api/v1/watch/secrets           | watch  secrets - -",
                "DELETE | /api/v1/watch/namespaces/a/secrets/b | watch secrets a b",
                "POST   | /api/v1/proxy/nodes/n1/exec     | proxy  nodes - n1",
                // watching
                "GET    | /api/v1/secrets?watch           | watch  secrets - -",
                "GET    | /api/v1/secrets?watch=1         | watch  secrets - -",
                "GET    | /api/v1/secrets?watch=yes       | watch  secrets - -",
                "GET    | /api/v1/secrets?watch=0         | list   secrets - -",
                "GET    | /api/v1/secrets?watch=FALSE     | list   secrets - -",
                "GET    | /api/v1/secrets?watch=false&watch=true | list secrets - -",
                "GET    | /api/v1/secrets/db?watch=true   | get    secrets - db",
                // names in field selectors
                "GET    | /api/v1/secrets?fieldSelector=metadata.name%3Ddb | list secrets - db",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name==db&watch=1 | watch secrets - db",
                "GET    | /api/v1/secrets?fieldSelector=a=b,metadata.name=db | list secrets - db",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name!=db | list secrets - -",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name=db,x | list secrets - -",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name=.. | list secrets - -",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name=a%5C,b | list secrets - a,b",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name=db&limit=x | list secrets - -",
                "DELETE | /api/v1/secrets?fieldSelector=metadata.name=db | delete secrets - -",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name=z,metadata.name=a | list secrets - a",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name=,metadata.name=a | list secrets - -",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name=%F0%9F%98%80,metadata.name=%EF%BD%9A | list secrets - \uff5a",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name=db&limit=00000000000000000000007 | list secrets - db",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name=db&limit=9223372036854775808 | list secrets - -",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name=db&labelSelector=a+in+(b) | list secrets - db",
                "GET    | /api/v1/secrets?fieldSelector=metadata.name=db&labelSelector=a+in+b | list secrets - -",
                "GET    | /api/v1/secrets?watch=fal%C5%BFe  | list   secrets - -",
                "GET    | /api/v1/secrets?watch=fal%C5%BFe&limit=x | watch secrets - -",
                // odd spellings are read as the API server reads them
                "GET    | //api/v1/pods/                  | list   pods - -",
                "GET    | /api/v1/namespaces/a%2Fsecrets  | list   secrets a -",
                "GET    | /api/v1/Namespaces/a/secrets    | get    Namespaces/secrets - a",
                "GET    | /apis/apps/v1/namespaces/a/deployments/web | get deployments a web",
                "GET    | /apis/g/v/secrets               | list   secrets - -",
            })
    void request_isRead_asTheApiServerReadsIt(String method, String target, String expected) {
        String[] want = expected.trim().split("\\s+");
        ApiRequest read = ApiRequestReader.read(method.trim(), target.trim()).orElseThrow();
        assertThat(read.verb()).isEqualTo(plain(want[0]));
        assertThat(read.resource()).isEqualTo(plain(want[1]));
        assertThat(read.namespace()).isEqualTo(plain(want[2]));
        assertThat(read.name()).isEqualTo(plain(want[3]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "x",
                "/API/v1/pods",
                "/not-api/version/resource",
                "/healthz/etcd",
                "/metrics/cadvisor",
                "/logs/x",
                "/k8s/clusters/c-1/api/v1/secrets",
                "/.well-known/openid-configuration",
                "/api/v1/watch",
                "/api/v1/pods#x",
                "/api/v1/pods\t",
                "/api/v1/pods?a=\u0000",
                "/api/v1/pods?a=\u007f",
                "/api/v1/pods/%zz",
                "/api/v1/pods/%ff",
                "/apis/apps/v1/proxy"
            })
    void pathOutsideTheApi_isNotRead(String target) {
        assertThat(ApiRequestReader.read("GET", target)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api", "/api/", "/apis", "/api/v1", "/api/v1/", "/apis/apps", "/apis/apps/v1",
                "/healthz", "/livez", "/readyz", "/version", "/metrics", "/openapi", "/openapi/v2",
                "/openapi/v3/apis/apps/v1"
            })
    void discoveryAndHealth_areMeta_withoutAnythingElse(String target) {
        for (String method : new String[] {"GET", "POST", "DELETE"}) {
            assertThat(ApiRequestReader.read(method, target + "?a=b")).contains(ApiRequest.META);
        }
    }

    @Test
    void deleteWithoutName_isADeleteOfTheCollection() {
        assertThat(ApiRequestReader.read("DELETE", "/api/v1/pods").orElseThrow().collection())
                .isTrue();
        assertThat(ApiRequestReader.read("DELETE", "/api/v1/pods/p").orElseThrow().collection())
                .isFalse();
        assertThat(ApiRequestReader.read("GET", "/api/v1/pods").orElseThrow().collection())
                .isFalse();
    }

    @Test
    void params_areTheFirstValues_withoutPairsThatTheServerDrops() {
        Optional<ApiRequest> read =
                ApiRequestReader.read("GET", "/api/v1/pods?a=1&a=2&b=x%20y&c;d=1&e=%zz");
        assertThat(read.orElseThrow().parameters().first()).isEqualTo(Map.of("a", "1", "b", "x y"));
    }

    @Test
    void command_isEveryValueInOrder_howeverItIsSpelled() {
        var exec =
                ApiRequestReader.read(
                                "GET",
                                "/api/v1/namespaces/a/pods/p/exec?command=sh&container=c&c%6fmmand=-c"
                                        + "&command=a+%26%20b&command=;x&command=%zz&command"
                                        + "&Command=no&container=d")
                        .orElseThrow()
                        .parameters();
        assertThat(exec.command()).contains(List.of("sh", "-c", "a & b", ""));
        assertThat(exec.container()).isEqualTo("c");
        var none = ApiRequestReader.read("GET", "/api/v1/pods?commands=sh").orElseThrow();
        assertThat(none.parameters().command()).contains(List.of());
        assertThat(none.parameters().container()).isEmpty();
        var discovery = ApiRequestReader.read("GET", "/version?command=sh&container=c");
        assertThat(discovery.orElseThrow().parameters().command()).contains(List.of());
    }

    @Test
    void command_ofThousandsOfWords_isKeptWholeOrNotRead() {
        String path = "/api/v1/namespaces/a/pods/p/exec?";
        var most = ApiRequestReader.read("POST", path + "command&".repeat(7_000)).orElseThrow();
        assertThat(most.parameters().command().orElseThrow()).hasSize(7_000);
        assertThat(ApiRequestReader.read("POST", path + "command&".repeat(10_000))).isEmpty();
    }

    @Test
    void parameters_beyondWhatEveryServerReads_areNotRead() {
        String most = "/api/v1/pods?" + "&".repeat(9_999);
        assertThat(ApiRequestReader.read("GET", most)).isPresent();
        assertThat(ApiRequestReader.read("GET", most + "&")).isEmpty();
        assertThat(ApiRequestReader.read("GET", "/api/v1/pods/" + "a".repeat(1 << 16))).isEmpty();
    }

    @Test
    void names_beyondAscii_areKeptHoweverTheyAreSpelled() {
        for (String name : new String[] {"\u00e9%20", "%C3%A9%20"}) {
            ApiRequest read = ApiRequestReader.read("GET", "/api/v1/pods/" + name).orElseThrow();
            assertThat(read.name()).isEqualTo("\u00e9 ");
        }
    }

    @Test
    void mutants_areReadOrRefused_butNeverBreak() {
        Random random = new Random(20_261_121);
        String seed = "/api/v1/namespaces/a/pods/p/exec?watch=1&fieldSelector=metadata.name=a,b=c";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder target = new StringBuilder(seed);
            for (int edits = random.nextInt(8); edits >= 0; edits--) {
                int at = random.nextInt(target.length());
                target.setCharAt(at, (char) (random.nextBoolean() ? random.nextInt(128) : '/'));
            }
            assertThatCode(() -> ApiRequestReader.read("GET", target.toString()))
                    .as(target.toString())
                    .doesNotThrowAnyException();
        }
    }

    private static String plain(String word) {
        return word.equals("-") ? "" : word;
    }
}
