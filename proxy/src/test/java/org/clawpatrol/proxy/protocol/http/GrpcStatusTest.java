package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrpcStatusTest {

    private static HttpFields typed(String... types) {
        return HttpFields.of(
                List.of(types).stream()
                        .map(type -> new HeaderField("Content-Type", type))
                        .toList());
    }

    @Test
    void calls_areToldByTheirContentType() {
        assertThat(GrpcStatus.speaks(typed("application/grpc"))).isTrue();
        assertThat(GrpcStatus.speaks(typed("Application/gRPC+proto"))).isTrue();
        assertThat(GrpcStatus.speaks(typed("application/grpc; x=y"))).isTrue();
        assertThat(GrpcStatus.speaks(typed("application/grpc-web"))).isFalse();
        assertThat(GrpcStatus.speaks(typed("application/grpc", "application/grpc"))).isFalse();
        assertThat(GrpcStatus.speaks(typed())).isFalse();
    }

    @Test
    void message_isPrintableAscii() {
        assertThat(GrpcStatus.message("100% café\r\nx")).isEqualTo("100%25 caf%C3%A9%0D%0Ax");
    }

    @Test
    void refusal_ofACall_isReadAsOneByItsClient() {
        try (Http2Origin origin = Http2Origin.ok();
                LoopbackGateway gateway =
                        LoopbackGateway.beforeHttp2(
                                new Lab().denyPath("/pkg.Service/No").build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            var call =
                    agent.send(
                            Http2Agent.head("POST", "/pkg.Service/No")
                                    .add("content-type", "application/grpc"),
                            true);
            await().until(call::ended);
            assertThat(call.status()).isEqualTo("200");
            assertThat(call.heads()).hasSize(1);
            assertThat(call.heads().getFirst().get("grpc-status")).hasToString("7");
            assertThat(call.heads().getFirst().get("grpc-message")).isNotNull();
            assertThat(call.body()).isEmpty();
            assertThat(origin.streams()).isEmpty();
        }
    }
}
