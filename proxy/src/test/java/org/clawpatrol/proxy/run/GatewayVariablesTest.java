package org.clawpatrol.proxy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.clawpatrol.proxy.run.GatewayVariables.Variable;
import org.junit.jupiter.api.Test;

final class GatewayVariablesTest {

    private static List<String> missing(Map<String, String> present, String... names) {
        List<Variable> pushed =
                List.of(names).stream().map(name -> new Variable(name, "v", "", "")).toList();
        return GatewayVariables.missing(pushed, present).stream().map(Variable::name).toList();
    }

    @Test
    void missing_neverOverrulesWhatIsSet() {
        assertThat(missing(Map.of("GH_TOKEN", "mine", "EMPTY", ""), "GH_TOKEN", "EMPTY", "NEW"))
                .containsExactly("EMPTY", "NEW");
    }

    /** What leads a program to the gateway is not for a list to change. */
    @Test
    void missing_neverTouchesWhatPointsAtTheGateway() {
        assertThat(
                        missing(
                                Map.of(),
                                "SSL_CERT_FILE",
                                "NODE_EXTRA_CA_CERTS",
                                "HTTPS_PROXY",
                                "https_proxy",
                                "NO_PROXY",
                                "no_proxy",
                                "JAVA_TOOL_OPTIONS"))
                .isEmpty();
    }
}
