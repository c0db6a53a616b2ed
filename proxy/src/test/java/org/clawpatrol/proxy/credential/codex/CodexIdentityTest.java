package org.clawpatrol.proxy.credential.codex;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.clawpatrol.proxy.credential.type.PushedVariables.Variable;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bytes are a contract: Codex reads the statement and checks it with the key served for it. */
final class CodexIdentityTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    // Making an RSA key takes a moment.
    private static final CodexIdentity IDENTITY = fresh();

    private static CodexIdentity fresh() {
        try (Secret keys = CodexIdentity.freshKeys(new SecureRandom())) {
            return CodexIdentity.load(keys);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode part(String token, int index) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
        return JsonMapper.shared().readTree(json);
    }

    private static JsonNode servedKey() {
        return JsonMapper.shared().readTree(IDENTITY.keySet()).path("keys").path(0);
    }

    private static PublicKey verifier() throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number("n"), number("e")));
    }

    private static BigInteger number(String member) {
        return new BigInteger(
                1, Base64.getUrlDecoder().decode(servedKey().path(member).asString()));
    }

    @Test
    void variables_areTheTokenTwice_andWhereToRegister() {
        assertThat(IDENTITY.variables(NOW))
                .extracting(Variable::name)
                .containsExactly(
                        "CODEX_ACCESS_TOKEN",
                        "CODEX_AGENT_IDENTITY",
                        "CODEX_AGENT_IDENTITY_AUTHAPI_BASE_URL");
        assertThat(IDENTITY.variables(NOW))
                .extracting(Variable::value)
                .containsExactly(
                        IDENTITY.token(NOW),
                        IDENTITY.token(NOW),
                        "https://chatgpt.com/backend-api/wham");
        assertThat(IDENTITY.variables(NOW))
                .allSatisfy(one -> assertThat(one.description()).isNotBlank());
    }

    @Test
    void token_saysThisAndNothingElse() {
        JsonNode claims = part(IDENTITY.token(NOW), 1);

        assertThat(claims.propertyNames())
                .containsExactlyInAnyOrder(
                        "iss",
                        "aud",
                        "exp",
                        "agent_runtime_id",
                        "agent_private_key",
                        "account_id",
                        "chatgpt_user_id",
                        "email",
                        "plan_type",
                        "chatgpt_account_is_fedramp");
        assertThat(claims.path("iss").asString())
                .isEqualTo("https://chatgpt.com/codex-backend/agent-identity");
        assertThat(claims.path("aud").asString()).isEqualTo("codex-app-server");
        assertThat(claims.path("exp").asLong())
                .isEqualTo(Instant.parse("2036-02-29T10:00:00Z").getEpochSecond());
        assertThat(claims.path("agent_runtime_id").asString()).isEqualTo("clawpatrol-codex");
        assertThat(claims.path("account_id").asString()).isEqualTo("clawpatrol");
        assertThat(claims.path("chatgpt_user_id").asString()).isEqualTo("clawpatrol");
        assertThat(claims.path("email").asString()).isEqualTo("clawpatrol@local");
        assertThat(claims.path("plan_type").asString()).isEqualTo("pro");
        assertThat(claims.path("chatgpt_account_is_fedramp").isBoolean()).isTrue();
        assertThat(claims.path("chatgpt_account_is_fedramp").asBoolean()).isFalse();
    }

    @Test
    void token_agentKey_isAnEd25519KeyThatSigns() throws Exception {
        String written = part(IDENTITY.token(NOW), 1).path("agent_private_key").asString();
        var key =
                KeyFactory.getInstance("Ed25519")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(written)));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update((byte) 1);

        assertThat(signature.sign()).hasSize(64);
    }

    @Test
    void token_isVerifiedByTheServedKey() throws Exception {
        String token = IDENTITY.token(NOW);
        int signed = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(verifier());
        signature.update(token.substring(0, signed).getBytes(US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(token.substring(signed + 1))))
                .isTrue();
        assertThat(part(token, 0).path("alg").asString()).isEqualTo("RS256");
        assertThat(number("n").bitLength()).isEqualTo(2048);
    }

    @Test
    void keySet_namesTheKeyByItsDigest_andHoldsNoPrivateHalf() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier().getEncoded());
        String expected =
                "sha256--" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);

        assertThat(servedKey().path("kid").asString()).isEqualTo(expected);
        assertThat(part(IDENTITY.token(NOW), 0).path("kid").asString()).isEqualTo(expected);
        assertThat(servedKey().propertyNames())
                .containsExactlyInAnyOrder("kty", "use", "alg", "kid", "n", "e");
        assertThat(IDENTITY).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "a\nb", "not base64!\nQQ==", "QQ==\nQQ==\nQQ=="})
    void load_whatIsNoTwoKeys_fails(String text) {
        try (Secret keys = Secret.of(text)) {
            assertThatThrownBy(() -> CodexIdentity.load(keys))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }
}
