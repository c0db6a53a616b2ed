package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** Which method a gRPC call calls. Stateless. */
final class GrpcVariable {
    private GrpcVariable() {}

    static FactVariable declared() {
        return FactVariable.of(
                "grpc",
                "the method a gRPC, gRPC-Web or Connect call calls. Connect calls in plain JSON look"
                        + " like any request: match their `http.path`",
                FactDeclaration.of(
                                "service",
                                STRING,
                                "full name of the service",
                                "has(grpc.service) && grpc.service == \"acme.items.v1.Items\"")
                        .missing(Missing.ABSENT, "when the content type is not that of a call"),
                FactDeclaration.of(
                                "method",
                                STRING,
                                "name of the method",
                                "has(grpc.method) && grpc.method.startsWith(\"Get\")")
                        .missing(Missing.ABSENT, "when the content type is not that of a call"));
    }
}
