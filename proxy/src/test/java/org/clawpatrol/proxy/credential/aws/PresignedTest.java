package org.clawpatrol.proxy.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs that carry their signature. */
class PresignedTest {
    private static final String HOST = "examplebucket.s3.amazonaws.com";

    /** A URL that the agent signed at {@link AwsRequests#NOW}. */
    static String target(String path, long seconds) {
        return target(path, seconds, "20130524T000000Z");
    }

    private static String target(String path, long seconds, String signed) {
        return path
                + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                + AwsRequests.PLACEHOLDER
                + "%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date="
                + signed
                + "&X-Amz-Expires="
                + seconds
                + "&X-Amz-SignedHeaders=host&X-Amz-Security-Token=agents&X-Amz-Signature="
                + "0".repeat(64);
    }

    @Test
    void url_ofAgent_getsKeyTokenAndShortLife() throws Exception {
        EditedRequest request =
                AwsRequests.signed(
                        AwsRequests.to(HOST, target("/test.txt", 86400)), Optional.of("tok/en+="));

        assertThat(request.newTarget().orElseThrow())
                .startsWith(
                        "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                                + AwsRequests.KEY_ID
                                + "%2F20130524%2Fus-east-1%2Fs3%2Faws4_request")
                .contains("&X-Amz-Expires=900&X-Amz-SignedHeaders=host")
                .contains("&X-Amz-Security-Token=tok%2Fen%2B%3D&X-Amz-Signature=")
                .doesNotContain("agents", AwsRequests.PLACEHOLDER, "0".repeat(64));
        assertThat(request.changed()).isEmpty();
        assertThat(request.masked()).hasSize(1);
        assertThat(request.newTarget().orElseThrow()).endsWith(request.masked().getFirst());
    }

    /** The example of "Authenticating Requests: Using Query Parameters", with a life of 900 s. */
    @Test
    void url_ofDocumentation_isSignedLikeThere() throws Exception {
        String plain = target("/test.txt", 900).replace("&X-Amz-Security-Token=agents", "");

        EditedRequest request = AwsRequests.signed(AwsRequests.to(HOST, plain));

        assertThat(request.newTarget().orElseThrow())
                .endsWith("X-Amz-Signature=" + BOTOCORE_SIGNATURE);
    }

    /** What botocore's {@code S3SigV4QueryAuth} makes of the same. */
    private static final String BOTOCORE_SIGNATURE =
            "48fe7214bdb5177ffc88bb6753db570c585be48e6ea48062c7778215649b0d7e";

    @ParameterizedTest
    @CsvSource({
        "60, 20130523T235859Z, has expired",
        "604801, 20130524T000000Z, over 7 days",
        "0, 20130524T000000Z, less than a second",
        "-5, 20130524T000000Z, less than a second",
        "60, 20130524T001501Z, for the future",
        "60, 20130524, malformed",
        "60, 20131324T000000Z, malformed"
    })
    void url_outOfItsTime_isRefused(long seconds, String signed, String why) {
        SigningScopeAttackTest.refused(AwsRequests.to(HOST, target("/k", seconds, signed)), why);
    }

    @Test
    void url_withOtherParameters_keepsThemInOrder() throws Exception {
        String plain = target("/k", 60) + "&response-content-type=text%2Fplain&b=2&a=1&empty&x=";

        EditedRequest request = AwsRequests.signed(AwsRequests.to(HOST, plain));

        assertThat(request.newTarget().orElseThrow())
                .startsWith("/k?response-content-type=text%2Fplain&b=2&a=1&empty&x=&X-Amz-");
    }

    @Test
    void url_withChunksThatAreSigned_isRefused() {
        SigningScopeAttackTest.refused(
                AwsRequests.to(HOST, target("/k", 60))
                        .with("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
                        .with("x-amz-decoded-content-length", "1"),
                "this value of `x-amz-content-sha256`");
    }
}
