package org.clawpatrol.proxy.credential.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes are a contract: agents check their shape and look for them. */
final class PushedVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "anthropic_oauth_subscription, ANTHROPIC_AUTH_TOKEN=sk-ant-oat01-clawpatrol-placeholder-do-not-use",
        "aws_credential, AWS_ACCESS_KEY_ID=AKIACLAWPATROLPLACE0"
                + " AWS_SECRET_ACCESS_KEY=clawpatrolPlaceholderSecretAccessKeyDoNo"
                + " AWS_DEFAULT_REGION=us-east-1",
        "discord_bot_token,"
                + " DISCORD_TOKEN=MTAwMDAwMDAwMDAwMDAwMDAwMA.clawpatrol-placeholder-do-not-use.xxxxxxxxxxxxxxxxxxxxxxxxxxx"
                + " DISCORD_BOT_TOKEN=MTAwMDAwMDAwMDAwMDAwMDAwMA.clawpatrol-placeholder-do-not-use.xxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "gemini_api_key, GOOGLE_API_KEY=AIzaClawpatrolPlaceholderDoNotUse00000000"
                + " GEMINI_API_KEY=AIzaClawpatrolPlaceholderDoNotUse00000000",
        "github_oauth, GH_TOKEN=ghp_clawpatrol_placeholder_do_not_use"
                + " GITHUB_TOKEN=ghp_clawpatrol_placeholder_do_not_use",
        "anthropic_manual_key, ''",
        "telegram_bot_token, ''",
        "slack_tokens, ''",
        "bearer_token, ''",
        "made_up, ''",
    })
    void variables_ofAType_areThese(String type, String expected) {
        List<PushedVariables.Variable> pushed =
                PushedVariables.of(
                        new CredentialConfig(
                                "key",
                                type,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                new CredentialConfig.Passthrough()));

        assertThat(pushed.stream().map(one -> one.name() + "=" + one.value()).toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
        assertThat(pushed).allSatisfy(one -> assertThat(one.description()).isNotBlank());
    }
}
