package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clawpatrol.conformance.lab.FetchedPeer;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.PythonPeer;
import org.clawpatrol.conformance.lab.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's SDK with a placeholder, through the gateway, at an S3 that checks every signature. */
@Tag("integration")
class S3Test {
    private static final String RULES =
            """
            rule "lab" {
              endpoint  = https.api
              priority  = 20
              condition = "http.raw_path.startsWith('/lab/')"
              verdict   = "allow"
            }

            rule "closed" {
              endpoint  = https.api
              priority  = 10
              condition = "http.path.startsWith('/closed')"
              verdict   = "deny"
              reason    = "this bucket is closed"
            }

            rule "rest" {
              endpoint = https.api
              verdict  = "allow"
            }
            """;

    @TempDir private static Path folder;
    private static String boto3;
    private static S3Server server;
    private static Workplace workplace;

    @BeforeAll
    static void start() throws Exception {
        boto3 = FetchedPeer.BOTO3.folder().toString();
        server = S3Server.start(folder.resolve("server"), Workplace.identity(folder));
        workplace =
                Workplace.withAwsKey(
                        folder,
                        server.port(),
                        RULES,
                        Map.of(
                                "CLAWPATROL_SECRET_API_TOKEN_ACCESS_KEY_ID",
                                S3Server.KEY_ID,
                                "PYTHONPATH",
                                boto3,
                                "AWS_ACCESS_KEY_ID",
                                "AKIACLAWPATROLPLACE0",
                                "AWS_SECRET_ACCESS_KEY",
                                "clawpatrolPlaceholderSecretAccessKeyDoNo"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (workplace != null) {
            workplace.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /** Otherwise the other test would prove nothing. */
    @Test
    void server_byItself_refusesWrongKeysAndWrongChunks() throws Exception {
        List<String> refused = direct("wrong").lines().toList();
        // What the server did not read of a refused upload it takes for the next request.
        assertThat(refused)
                .hasSize(24)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .containsAnyOf("SignatureDoesNotMatch", "BadRequest"));
        assertThat(refused)
                .filteredOn(line -> line.contains("SignatureDoesNotMatch"))
                .hasSizeGreaterThan(8);
        assertThat(direct(Lab.SECRET).lines())
                .contains("create 200", "presigned-get (200, 'from a url')")
                .contains(
                        "chunks 403 SignatureDoesNotMatch",
                        "odd-chunks 403 SignatureDoesNotMatch",
                        "chunks-and-trailer 403 SignatureDoesNotMatch");
    }

    @Test
    void operations_withPlaceholders_behaveAsWithTheKey() throws Exception {
        String out =
                workplace.succeeds(
                        PythonPeer.PYTHON, PythonPeer.script("s3_client.py"), Workplace.url(""));
        assertThat(out.lines())
                .containsExactly(
                        "create 200",
                        "put 200",
                        "get hello",
                        "meta 200",
                        "empty 200",
                        "stream 200",
                        "same True",
                        "multipart 5312880",
                        "presigned-put (200, '')",
                        "presigned-get (200, 'from a url')",
                        "chunks 200",
                        "odd-chunks 200",
                        "chunks-and-trailer 200",
                        "same True",
                        "void//name (200, True)",
                        "/lead (200, True)",
                        "dot/./name (200, True)",
                        "up/../name (200, True)",
                        "back%5Cslash (200, True)",
                        "twice%252Fescaped (200, True)",
                        "line%0Afeed (200, True)",
                        "escaped%2Fslash (200, True)",
                        "list ['a b/c+d=e&f.txt']",
                        "delete 204");
        workplace.secretIsNowhere();
    }

    @Test
    void bucket_thatARuleCloses_isRefusedForTheSdkToo() throws Exception {
        Finished client =
                workplace.finished(
                        PythonPeer.PYTHON,
                        "-c",
                        """
                        import boto3
                        s3 = boto3.client("s3", endpoint_url="https://%s", region_name="us-east-1")
                        s3.put_object(Bucket="closed", Key="k", Body=b"x")
                        """
                                .formatted(Lab.HOST));

        assertThat(client.code()).isNotZero();
        assertThat(client.err()).contains("(403)");
    }

    /** What a client says that has a key of its own and no gateway. */
    private static String direct(String secret) throws Exception {
        List<String> words =
                new ArrayList<>(List.of(PythonPeer.PYTHON, PythonPeer.script("s3_client.py")));
        words.add("https://127.0.0.1:" + server.port());
        words.addAll(List.of("direct", S3Server.KEY_ID, secret));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("PYTHONPATH", boto3);
        Finished client = Product.finish(builder.start(), "");
        assertThat(client.code()).as(client.err()).isZero();
        return client.out();
    }
}
