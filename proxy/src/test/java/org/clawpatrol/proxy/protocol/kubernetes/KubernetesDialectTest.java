package org.clawpatrol.proxy.protocol.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.clawpatrol.proxy.credential.EditedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KubernetesDialectTest {
    private static final String POD = "/api/v1/namespaces/web/pods/nginx-1";

    private final KubernetesDialect dialect = new KubernetesDialect();
    private final EditedRequest request = new EditedRequest();

    @ParameterizedTest
    @ValueSource(
            strings = {
                POD + "/exec?command=ls",
                POD + "/attach",
                POD + "/portforward?ports=80",
                "/api/v1/namespaces/web/pods/exec/exec"
            })
    void mayTunnel_streamsOfAPod_may(String target) {
        request.target = target;
        assertThat(dialect.mayTunnel(request)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                POD,
                POD + "/proxy/exec",
                POD + "/log",
                "/api/v1/namespaces/web/pods/exec",
                "/api/v1/namespaces/web/services/db/exec",
                "/apis/evil.example/v1/namespaces/web/exec/a",
                "/exec",
                "/api/v1/proxy/namespaces/web/pods/nginx-1/exec",
                "*"
            })
    void mayTunnel_anythingElse_mayNot(String target) {
        request.target = target;
        assertThat(dialect.mayTunnel(request)).isFalse();
    }

    @Test
    void objection_impersonation_isRefusedWhoeverItNames() {
        assertThat(dialect.objection(request)).isEmpty();
        assertThat(dialect.objection(request.with("impersonate-USER", "system:admin"))).isPresent();
    }
}
