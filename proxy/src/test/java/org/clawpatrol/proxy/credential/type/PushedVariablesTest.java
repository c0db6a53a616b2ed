package org.clawpatrol.proxy.credential.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.junit.jupiter.api.Test;

/** What agents' programs are told. */
final class PushedVariablesTest {

    @Test
    void awsKey_pushesPlaceholdersOfItsShape() {
        var variables =
                PushedVariables.of(
                        new CredentialConfig(
                                "cloud",
                                "aws_credential",
                                List.of("api"),
                                Optional.empty(),
                                Optional.empty(),
                                new CredentialConfig.AwsKey()));

        assertThat(variables)
                .extracting(PushedVariables.Variable::name, PushedVariables.Variable::value)
                .containsExactly(
                        tuple("AWS_ACCESS_KEY_ID", "AKIACLAWPATROLPLACE0"),
                        tuple("AWS_SECRET_ACCESS_KEY", "clawpatrolPlaceholderSecretAccessKeyDoNo"),
                        tuple("AWS_DEFAULT_REGION", "us-east-1"));
    }
}
