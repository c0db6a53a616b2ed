package org.clawpatrol.proxy.credential.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthService;
import org.clawpatrol.proxy.credential.EditedRequest;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LoginInjectionTest {
    private final EditedRequest request = new EditedRequest();

    @ParameterizedTest
    @EnumSource(OAuthService.class)
    void apply_tokenWithALineBreak_changesNothing(OAuthService service) {
        assertThatThrownBy(() -> apply(service, "tok\r\nX: y"))
                .isInstanceOf(UnusableSecretException.class);
        assertThat(request.changed()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OAuthService.class)
    void sentSlots_every_isTheToken(OAuthService service) {
        assertThat(injection(service).sentSlots()).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'oauth-2025-04-20'",
        "'tools-1', 'tools-1,oauth-2025-04-20'",
        "'tools-1, oauth-2025-04-20 ,x', 'tools-1,oauth-2025-04-20,x'",
        "',,', 'oauth-2025-04-20'"
    })
    void anthropic_beta_isAddedOnce(String asked, String sent) throws Exception {
        request.with("anthropic-beta", asked);

        apply(OAuthService.ANTHROPIC, "tok");

        assertThat(request.changed())
                .containsEntry("Authorization", "Bearer tok")
                .containsEntry("anthropic-beta", sent);
    }

    @Test
    void anthropic_betaInTwoFields_becomesOne() throws Exception {
        request.with("Anthropic-Beta", "a").with("anthropic-beta", "b,a");

        apply(OAuthService.ANTHROPIC, "tok");

        assertThat(request.changed()).containsEntry("anthropic-beta", "a,b,oauth-2025-04-20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"chatgpt_account_id\": \"acc-1\"}",
                "{\"https://api.openai.com/auth\": {\"chatgpt_account_id\": \"acc-1\"}}"
            })
    void codex_account_comesFromTheToken(String claims) throws Exception {
        request.with("chatgpt-account-id", "another");

        apply(OAuthService.OPENAI_CODEX, jwt(claims));

        assertThat(request.changed()).containsEntry("chatgpt-account-id", "acc-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "not json",
                "{\"chatgpt_account_id\": 7}",
                "{\"chatgpt_account_id\": \"a\\r\\nX: y\"}"
            })
    void codex_tokenWithoutAccount_sendsNone(String claims) throws Exception {
        apply(OAuthService.OPENAI_CODEX, jwt(claims));

        assertThat(request.changed()).containsOnlyKeys("Authorization");
        assertThat(request.removed()).containsExactly("chatgpt-account-id");
    }

    @Test
    void codex_loginHost_getsNothing() throws Exception {
        request.host = "auth.openai.com";

        apply(OAuthService.OPENAI_CODEX, jwt("{}"));

        assertThat(request.changed()).isEmpty();
    }

    @Test
    void gitHub_git_getsAPassword() throws Exception {
        request.host = "github.com";
        request.target = "/o/r.git/info/refs?service=git-upload-pack";

        apply(OAuthService.GITHUB, "tok");

        assertThat(request.changed())
                .containsEntry("Authorization", "Basic " + base64("x-access-token:tok"));
        assertThat(request.masked()).contains(base64("x-access-token:tok"));
    }

    @Test
    void gitHub_api_getsABearerToken() throws Exception {
        request.host = "api.github.com";

        apply(OAuthService.GITHUB, "tok");

        assertThat(request.changed()).containsEntry("Authorization", "Bearer tok");
    }

    @Test
    void minted_token_isSentAndNothingItIsMadeFrom() throws Exception {
        HttpInjection injection =
                HttpInjections.of(credential(new CredentialConfig.GoogleServiceAccount()));
        CredentialConfig credential = credential(new CredentialConfig.GoogleServiceAccount());

        injection.apply(
                request,
                Lease.of(
                        credential,
                        Map.of("sa_key", Secret.of("key"), "access_token", Secret.of("tok"))));

        assertThat(injection.slots()).containsExactly("sa_key");
        assertThat(injection.sentSlots()).containsExactly("access_token");
        assertThat(HttpInjection.allSlots(injection)).doesNotContain("access_token");
        assertThat(request.changed()).containsExactly(Map.entry("Authorization", "Bearer tok"));
    }

    @Test
    void minted_withoutToken_isRefused() {
        CredentialConfig credential = credential(new CredentialConfig.GoogleServiceAccount());
        Lease lease = Lease.of(credential, Map.of("sa_key", Secret.of("key")));

        assertThatThrownBy(() -> HttpInjections.of(credential).apply(request, lease))
                .isInstanceOf(UnusableSecretException.class);
    }

    private void apply(OAuthService service, String token) throws UnusableSecretException {
        CredentialConfig credential = credential(new CredentialConfig.OAuthLogin(service));
        injection(service).apply(request, Lease.of(credential, Map.of("", Secret.of(token))));
    }

    private static HttpInjection injection(OAuthService service) {
        return HttpInjections.of(credential(new CredentialConfig.OAuthLogin(service)));
    }

    private static CredentialConfig credential(CredentialConfig.Settings settings) {
        return new CredentialConfig(
                "key", "type", List.of("api"), Optional.empty(), Optional.empty(), settings);
    }

    private static String jwt(String claims) {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        return "e30." + url.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
