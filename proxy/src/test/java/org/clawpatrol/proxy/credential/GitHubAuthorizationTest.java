package org.clawpatrol.proxy.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GitHubAuthorizationTest {
    private final EditedRequest request = new EditedRequest();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/o/r.git/info/refs?service=git-upload-pack",
                "/o/r/info/refs?service=git-receive-pack",
                "/o/r/info/refs?x=1&service=git-upload-pack",
                "/o/r.git/git-upload-pack",
                "/o/r.git/git-receive-pack",
                "/o/r.git/git-upload-pack?x",
            })
    void gitPath_getsThePassword(String target) throws UnusableSecretException {
        request.host = "github.com";
        request.target = target;
        set();

        assertThat(request.changed())
                .containsExactly(entry("Authorization", "Basic " + payload("x-access-token")));
        assertThat(request.masked()).containsExactly(payload("x-access-token"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/o/r/info/refs",
                "/o/r/info/refs?service=git-archive",
                "/o/r/info/refs?Service=git-upload-pack",
                "/o/r/info/refs?a=1#service=git-upload-pack",
                "/o/r/info/refs2?service=git-upload-pack",
                "/o/r/git-upload-pack/",
                "/o/r/xgit-upload-pack",
                "/o/r?path=/git-upload-pack",
                "/",
            })
    void otherPath_getsTheBearer(String target) throws UnusableSecretException {
        request.host = "github.com";
        request.target = target;
        set();

        assertThat(request.changed()).containsExactly(entry("Authorization", "Bearer ghp_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.github.com", "github.com.evil.test", "evilgithub.com"})
    void gitPathOfAnotherHost_getsTheBearer(String host) throws UnusableSecretException {
        request.host = host;
        request.target = "/o/r.git/git-upload-pack";
        set();

        assertThat(request.changed()).containsExactly(entry("Authorization", "Bearer ghp_1"));
    }

    @Test
    void userOfTheAgent_isKept() throws UnusableSecretException {
        git("Basic " + encoded("octocat:ph"));
        assertThat(request.changed())
                .containsExactly(entry("Authorization", "Basic " + payload("octocat")));
    }

    @ParameterizedTest
    @ValueSource(strings = {":ph", "no-colon", "a\r\nb:ph", "a\0:ph", "\u0085"})
    void userThatIsNone_isReplaced(String said) throws UnusableSecretException {
        git("Basic " + encoded(said));
        assertThat(request.changed())
                .containsExactly(entry("Authorization", "Basic " + payload("x-access-token")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer octocat:x", "Basic !!!", "Basic", "Basic "})
    void otherAuthorization_namesNobody(String said) throws UnusableSecretException {
        git(said);
        assertThat(request.changed())
                .containsExactly(entry("Authorization", "Basic " + payload("x-access-token")));
    }

    @Test
    void tokenUnfitForAHeader_isRefused() {
        assertThatThrownBy(() -> GitHubAuthorization.set(request, "gh", Secret.of("a\nb")))
                .isInstanceOf(UnusableSecretException.class)
                .hasMessage("credential \"gh\" cannot be sent in a header");
    }

    private void git(String authorization) throws UnusableSecretException {
        request.host = "github.com";
        request.target = "/o/r.git/git-upload-pack";
        var _ = request.with("Authorization", authorization);
        set();
    }

    private void set() throws UnusableSecretException {
        try (Secret token = Secret.of("ghp_1")) {
            GitHubAuthorization.set(request, "gh", token);
        }
    }

    private static String payload(String user) {
        return encoded(user + ":ghp_1");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
