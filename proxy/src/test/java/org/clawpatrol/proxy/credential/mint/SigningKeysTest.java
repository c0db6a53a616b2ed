package org.clawpatrol.proxy.credential.mint;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be told of a key without asking anybody. */
final class SigningKeysTest {
    private static KeyPair pair;

    @BeforeAll
    static void key() throws Exception {
        pair = RsaKeys.pair(2048);
    }

    private static ObjectNode account() {
        ObjectNode account = JsonNodeFactory.instance.objectNode();
        account.put("client_email", "bot@project.test");
        account.put("token_uri", "https://oauth2.googleapis.com/token");
        account.put("private_key", RsaKeys.pkcs8(pair));
        return account;
    }

    private static Optional<String> problem(
            CredentialConfig.Settings settings, String slot, String value) {
        var credential =
                new CredentialConfig(
                        "key", "any", List.of(), Optional.empty(), Optional.empty(), settings);
        try (Secret secret = Secret.of(value)) {
            return SigningKeys.problem(credential, Map.of(slot, secret));
        }
    }

    private static Optional<String> google(String value) {
        return problem(new CredentialConfig.GoogleServiceAccount(), "sa_key", value);
    }

    @Test
    void googleAccount_whole_hasNoProblem() {
        assertThat(google(account().toString())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "client_email, has no `client_email`",
        "token_uri, has no `token_uri`",
        "private_key, has no `private_key`"
    })
    void googleAccount_withoutAMember_namesIt(String member, String expected) {
        ObjectNode account = account();
        account.remove(member);

        assertThat(google(account.toString())).hasValue(": slot `sa_key` " + expected);
    }

    @Test
    void googleAccount_ofAnotherKind_isSaidWithoutQuotingIt() {
        assertThat(google("sesame"))
                .hasValue(": slot `sa_key` is not the JSON text of a service account's key");
        assertThat(google(account().put("private_key", "sesame").toString()))
                .hasValue(": `private_key` of slot `sa_key` cannot be read");
        assertThat(google(account().put("token_uri", "http://sesame.test").toString()))
                .hasValue(": `token_uri` of slot `sa_key` is no https URL");
    }

    @Test
    void missingKey_andTypesThatSignNothing_haveNoProblem() {
        assertThat(google("")).isEmpty();
        assertThat(problem(new CredentialConfig.BearerToken(false), "", "sesame")).isEmpty();
    }
}
