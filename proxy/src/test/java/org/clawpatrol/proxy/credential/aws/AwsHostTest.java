package org.clawpatrol.proxy.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hosts of every service, as AWS's SDK for Python has them. */
class AwsHostTest {

    @Test
    void scope_ofEveryService_isTheOneOfTheSdk() throws Exception {
        List<String> lines = hosts();

        assertThat(lines).hasSizeGreaterThan(400);
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            SigningScope scope = new SigningScope(words[1], words[2]);

            assertThat(ScopeChoice.of(Optional.of(scope), words[0])).as(line).isEqualTo(scope);
            assertThat(ScopeChoice.of(Optional.empty(), words[0])).as(line).isEqualTo(scope);
        }
    }

    @Test
    void name_thatOnlyLooksLikeAws_isNone() {
        for (String host :
                List.of(
                        "amazonaws.com",
                        "s3.amazonaws.com.lab.test",
                        "s3amazonaws.com",
                        "abc.gr7.eu-west-1.eks.amazonaws.com",
                        "10.0.0.1")) {
            assertThat(AwsHost.of(host)).as(host).isEmpty();
        }
    }

    private static List<String> hosts() throws IOException {
        try (InputStream in = AwsHostTest.class.getResourceAsStream("/aws/hosts.txt")) {
            byte[] text = Objects.requireNonNull(in, "hosts.txt").readAllBytes();
            return new String(text, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
