package org.clawpatrol.proxy.protocol.http.payload;

import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.value.StringValue;

/** Reads which method a gRPC, gRPC-Web or Connect call calls, from its head alone. Stateless. */
public final class GrpcReader {
    private static final List<String> PREFIXES =
            List.of(
                    "application/grpc+",
                    "application/grpc-web+",
                    "application/grpc-web-text+",
                    "application/connect+");
    private static final List<String> TYPES =
            List.of(
                    "application/grpc",
                    "application/grpc-web",
                    "application/grpc-web-text",
                    "application/proto");

    private GrpcReader() {}

    public static Reading read(CarryingRequest request) {
        List<String> types = request.mediaTypes();
        if (types.stream().noneMatch(GrpcReader::isCall)) {
            return Reading.absent();
        }
        String path = request.path().orElse("");
        int method = path.lastIndexOf('/');
        int service = method <= 0 ? -1 : path.lastIndexOf('/', method - 1);
        boolean named = service >= 0 && method > service + 1 && method < path.length() - 1;
        return types.size() > 1 || !named
                ? Reading.malformed()
                : Reading.of(
                        Map.of(
                                "service",
                                new StringValue(path.substring(service + 1, method)),
                                "method",
                                new StringValue(path.substring(method + 1))));
    }

    private static boolean isCall(String type) {
        return TYPES.contains(type) || PREFIXES.stream().anyMatch(type::startsWith);
    }
}
