package org.clawpatrol.proxy.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.PathNormalization;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures in the {@code Authorization} field, and tokens of clusters. */
class AwsInjectionTest {
    private static final String S3 = "examplebucket.s3.amazonaws.com";

    /** What botocore's {@code SigV4QueryAuth} makes of the request that a token holds. */
    private static final String BOTOCORE_SIGNATURE =
            "c7dc834b14f587265b6407d40a2fd929e6ed8d1db1b472c93f65ab605cfece9d";

    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD",
                "STREAMING-AWS4-HMAC-SHA256-EVENTS",
                "unsigned-payload",
                "00",
                ""
            })
    void payload_ofUnknownKind_isRefused(String value) {
        SigningScopeAttackTest.refused(
                AwsRequests.to(S3, "/k").with("x-amz-content-sha256", value), "sign");
    }

    @Test
    void payload_declaredTwice_isRefused() {
        SigningScopeAttackTest.refused(
                AwsRequests.to(S3, "/k")
                        .with("x-amz-content-sha256", EMPTY)
                        .with("X-Amz-Content-SHA256", "UNSIGNED-PAYLOAD"),
                "two values");
    }

    @ParameterizedTest
    @CsvSource({
        "/a%zz, malformed escapes",
        "/a%4, malformed escapes",
        "/a?b=%, malformed escapes",
        "*, without a path"
    })
    void target_thatCanBeReadTwoWays_isRefused(String target, String why) {
        SigningScopeAttackTest.refused(AwsRequests.to(S3, target), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/a/%2e%2E/b", "/a/."})
    void dotSegments_outsideOfS3_areRefused(String target) {
        SigningScopeAttackTest.refused(
                AwsRequests.to("dynamodb.eu-west-1.amazonaws.com", target), "dot segments");
    }

    /** S3 takes a path as one name; the signature is the one of a path that comes so already. */
    @ParameterizedTest
    @CsvSource({
        "//a, //a",
        "/a//b//, /a//b//",
        "/a/./b, /a/./b",
        "/a/../b, /a/../b",
        "/a/%2e%2E/b, /a/../b",
        "/a%2Fb%2f%2Fc, /a/b//c",
        "/a%252Fb, /a%252Fb",
        "/a%5c%00+, /a%5C%00%2B"
    })
    void key_thatIsForwardedAsSent_isSignedAndSentInOneSpelling(String sent, String spelled)
            throws Exception {
        EditedRequest request = AwsRequests.signed(AwsRequests.to(S3, sent));
        EditedRequest plain = AwsRequests.signed(AwsRequests.to(S3, spelled));

        assertThat(request.newTarget().orElse(sent)).isEqualTo(spelled);
        assertThat(plain.newTarget()).isEmpty();
        assertThat(AwsRequests.signature(request)).isEqualTo(AwsRequests.signature(plain));
    }

    /** Another object than the one the agent named would be read or written. */
    @ParameterizedTest
    @ValueSource(strings = {"//a/b", "/a//b", "/a/./b", "/a/c/../b", "/a/b/"})
    void key_thatNormalFormChanges_isRefused(String path) {
        EditedRequest request = AwsRequests.to(S3, "/a/b");
        request.rawPath = path;

        SigningScopeAttackTest.refused(request, "sign");
    }

    /** The first example of "Authenticating Requests: Using the Authorization Header". */
    @Test
    void download_ofDocumentation_isSignedLikeThere() throws Exception {
        EditedRequest request =
                AwsRequests.to(S3, "/test.txt")
                        .with(
                                "Authorization",
                                AwsRequests.agents(
                                        "us-east-1",
                                        "s3",
                                        "host;range;x-amz-content-sha256;x-amz-date"))
                        .with("Range", "bytes=0-9")
                        .with("x-amz-content-sha256", EMPTY)
                        .with("x-amz-date", "19990101T000000Z");

        var _ = AwsRequests.signed(request);

        assertThat(AwsRequests.signature(request))
                .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
        assertThat(request.changed())
                .containsEntry("X-Amz-Date", "20130524T000000Z")
                .doesNotContainKey("X-Amz-Security-Token");
        assertThat(request.newTarget()).isEmpty();
    }

    /** The second one, an upload. */
    @Test
    void upload_ofDocumentation_isSignedLikeThere() throws Exception {
        EditedRequest request =
                AwsRequests.to(S3, "/test$file.text")
                        .with(
                                "Authorization",
                                AwsRequests.agents(
                                        "us-east-1",
                                        "s3",
                                        "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class"))
                        .with("Date", "Fri, 24 May 2013 00:00:00 GMT")
                        .with("x-amz-storage-class", "REDUCED_REDUNDANCY");
        request.method = "PUT";
        request.body = Optional.of(AwsRequests.bytes("Welcome to Amazon S3."));

        var _ = AwsRequests.signed(request);

        assertThat(AwsRequests.signature(request))
                .isEqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
        assertThat(request.changed())
                .containsEntry(
                        "X-Amz-Content-Sha256",
                        "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072");
        assertThat(request.newTarget()).contains("/test%24file.text");
    }

    @Test
    void body_thatWasNotRead_isDeclaredUnsigned() throws Exception {
        EditedRequest request = AwsRequests.to(S3, "/k");
        request.method = "PUT";
        request.body = Optional.empty();

        var _ = AwsRequests.signed(request);

        assertThat(request.changed()).containsEntry("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");
    }

    @Test
    void fieldsThatComeTwice_areSentAsOne() throws Exception {
        EditedRequest request =
                AwsRequests.to(S3, "/k")
                        .with("x-amz-meta-note", "  a   b ")
                        .with("X-Amz-Meta-Note", "c")
                        .with("x-amz-meta-empty", "")
                        .with("x-amz-security-token", "the agent's own")
                        .with("Accept-Encoding", "gzip")
                        .with("User-Agent", "sdk");

        var _ = AwsRequests.signed(request, Optional.of("session"));

        assertThat(request.changed())
                .containsEntry("x-amz-meta-note", "a b,c")
                .containsEntry("X-Amz-Security-Token", "session");
        assertThat(AwsRequests.authorization(request))
                .contains(
                        "SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-meta-empty;"
                                + "x-amz-meta-note;x-amz-security-token,");
    }

    @Test
    void target_inOddSpelling_isSentAsItIsSigned() throws Exception {
        EditedRequest request = AwsRequests.to(S3, "/a!b(c)/%7Ed/f%2fg?p=a+b&q=%41&&r");

        var _ = AwsRequests.signed(request);

        assertThat(request.newTarget()).contains("/a%21b%28c%29/~d/f/g?p=a%20b&q=A&r");
    }

    @Test
    void signature_isSearchedForInTheAnswer() throws Exception {
        EditedRequest request = AwsRequests.signed(AwsRequests.to(S3, "/k"));

        assertThat(request.masked()).containsExactly(AwsRequests.signature(request));
    }

    @Test
    void keyWithLineBreak_isRefused() {
        SigningScopeAttackTest.refused(AwsRequests.to("x.test", "/k"), "cannot tell");
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () ->
                                        AwsRequests.signed(
                                                AwsRequests.to(S3, "/k"), Optional.of("a\r\nb"))))
                .hasMessageContaining("`session_token` has other than plain text");
    }

    @ParameterizedTest
    @CsvSource({
        "sqs.us-east-1.amazonaws.com, '', true",
        "bucket.s3.amazonaws.com, UNSIGNED-PAYLOAD, false",
        "ABCDEF.gr7.eu-west-1.eks.amazonaws.com, '', false",
        "cluster.test, '', false"
    })
    void body_isReadOnlyToBeHashed(String host, String declared, boolean needed) {
        EditedRequest request = AwsRequests.to(host.toLowerCase(java.util.Locale.ROOT), "/");
        if (!declared.isEmpty()) {
            var _ = request.with("x-amz-content-sha256", declared);
        }

        assertThat(new AwsInjection("cloud").needsBody(request)).isEqualTo(needed);
    }

    @Test
    void cluster_getsAFreshBearerToken() throws Exception {
        EditedRequest request = cluster(Optional.of("prod"), Optional.of("eu-west-1"));
        var _ = request.with("Authorization", "Bearer the agent's own");

        var _ = AwsRequests.signed(request, Optional.of("ses/sion"));

        String bearer = request.changed().getOrDefault("Authorization", "");
        assertThat(bearer).startsWith("Bearer k8s-aws-v1.").doesNotContain("=");
        String url =
                new String(
                        Base64.getUrlDecoder()
                                .decode(bearer.substring("Bearer k8s-aws-v1.".length())),
                        StandardCharsets.US_ASCII);
        assertThat(url)
                .startsWith(
                        "https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity"
                                + "&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256"
                                + "&X-Amz-Credential="
                                + AwsRequests.KEY_ID
                                + "%2F20130524%2Feu-west-1%2Fsts%2Faws4_request")
                .contains("&X-Amz-Expires=60&X-Amz-SignedHeaders=host%3Bx-k8s-aws-id")
                .contains("&X-Amz-Security-Token=ses%2Fsion&X-Amz-Signature=")
                .endsWith(BOTOCORE_SIGNATURE);
        assertThat(request.masked()).containsExactly(bearer.substring("Bearer ".length()));
    }

    @Test
    void cluster_withoutNameOrRegion_isRefused() {
        SigningScopeAttackTest.refused(
                cluster(Optional.empty(), Optional.of("eu-west-1")), "no `cluster_name`");
        SigningScopeAttackTest.refused(
                cluster(Optional.of("prod"), Optional.empty()), "no `region`");
        SigningScopeAttackTest.refused(
                cluster(Optional.of("prod"), Optional.of("evil.test/x")), "no such AWS region");
    }

    private static EditedRequest cluster(Optional<String> name, Optional<String> region) {
        EditedRequest request = AwsRequests.to("abc.gr7.eu-west-1.eks.amazonaws.com", "/api");
        request.endpoint =
                new EndpointConfig(
                        "prod",
                        "kubernetes",
                        Family.K8S,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        PathNormalization.STRICT,
                        name,
                        region);
        return request;
    }
}
