package org.clawpatrol.proxy.protocol.http.payload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/** Reads what a request of the git smart HTTP protocol does. Stateless. */
public final class GitReader {
    private static final String UPLOAD = "git-upload-pack";
    private static final String RECEIVE = "git-receive-pack";
    private static final String ADVERTISEMENT = "/info/refs";
    private static final String SUFFIX = ".git";

    private GitReader() {}

    public static Reading read(CarryingRequest request) {
        if (request.path().isEmpty()) {
            return Reading.malformed();
        }
        String path = withoutEnd(request.path().get(), "/");
        if (path.endsWith(ADVERTISEMENT)) {
            return request.query()
                    .map(query -> advertisement(path, query))
                    .orElseGet(Reading::malformed);
        }
        for (String service : List.of(UPLOAD, RECEIVE)) {
            if (path.endsWith("/" + service)) {
                return service(service, path, request);
            }
        }
        return Reading.absent();
    }

    private static Reading advertisement(String path, Map<String, List<String>> query) {
        List<String> services = query.getOrDefault("service", List.of());
        if (services.isEmpty()) {
            return Reading.absent();
        }
        String service = services.getFirst();
        boolean known = service.equals(UPLOAD) || service.equals(RECEIVE);
        return services.size() == 1 && known
                ? Reading.of(facts(service, withoutEnd(path, ADVERTISEMENT)))
                : Reading.malformed();
    }

    private static Reading service(String service, String path, CarryingRequest request) {
        Map<String, Value> values = facts(service, withoutEnd(path, "/" + service));
        if (service.equals(RECEIVE)) {
            values.put("refs", refs(request.start()));
        }
        return Reading.of(values);
    }

    private static Map<String, Value> facts(String service, String repository) {
        String name = repository.startsWith("/") ? repository.substring(1) : repository;
        Map<String, Value> values = new HashMap<>();
        values.put("service", new StringValue(service));
        values.put("repository", new StringValue(withoutEnd(name, SUFFIX)));
        return values;
    }

    private static Value refs(Content content) {
        return switch (content) {
            case Content.Lost(UnknownValue why) -> why;
            case Content.Bytes start -> {
                Optional<Value> refs = new PushedRefs(start.bytes()).read();
                UnknownValue cut = UnknownValue.of(UnknownValue.Cause.TRUNCATED);
                yield refs.orElse(start.complete() ? Reading.MALFORMED : cut);
            }
        };
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }
}
