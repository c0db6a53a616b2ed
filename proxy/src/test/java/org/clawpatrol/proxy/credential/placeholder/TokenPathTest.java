package org.clawpatrol.proxy.credential.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPathTest {
    private static final String FORM = "/v1/oauth/token";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/oauth/token",
                "/V1/OAuth/Token/",
                "//v1///oauth/token//",
                "/v1/oauth/./token/.",
                "/v1/x/../oauth/token",
                "/../v1/oauth/token",
                "/v1%2foauth%2Ftoken",
                "/v1/oauth/%2e%2E/oauth/%74oken",
                "\\v1\\oauth\\token",
                "/v1;a=b/oauth/token;c"
            })
    void names_anySpelling_isTrue(String path) {
        assertThat(TokenPath.of(path)).isEqualTo(FORM);
        assertThat(TokenPath.names(path, FORM)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "*", "/v1/oauth", "/v1/oauth/tokens", "/v1/oauthtoken", "/%zz%"})
    void names_anotherPath_isFalse(String path) {
        assertThat(TokenPath.names(path, FORM)).isFalse();
    }

    @Test
    void names_randomPaths_agreesWithTheForm() {
        Random random = new Random(11);
        String alphabet = "/a.;%2fE\\$A";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder path = new StringBuilder("/");
            for (int j = random.nextInt(9); j > 0; j--) {
                path.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(TokenPath.names(path.toString(), "/a"))
                    .as(path.toString())
                    .isEqualTo(TokenPath.of(path.toString()).equals("/a"));
        }
    }
}
