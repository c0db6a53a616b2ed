package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.policy.EndpointPolicy;

/**
 * Names of fields as servers read them that make variables of them: {@code _} for {@code -}, so
 * that {@code X_Env} is taken for {@code X-Env} (RFC 3875, 4.1.18). Stateless.
 */
final class FieldNames {
    /** What bodies are read by, for rules and by origins. */
    private static final Set<String> OF_CONTENT = Set.of("content-encoding", "content-type");

    private FieldNames() {}

    /** The name with {@code -} alone; the same one where it has no {@code _}. */
    static String hyphened(String name) {
        return name.indexOf('_') < 0 ? name : name.replace('_', '-');
    }

    /** Whether some servers take a field of one name for one of the other. */
    static boolean alike(String name, String other) {
        return hyphened(name).equalsIgnoreCase(hyphened(other));
    }

    /** The first name that some servers read as another. */
    static Optional<String> withTwoReadings(HttpFields fields) {
        for (HeaderField field : fields) {
            if (field.name().indexOf('_') >= 0) {
                return Optional.of(field.name());
            }
        }
        return Optional.empty();
    }

    /**
     * The name of a field that could pass for another, which rules read by its name and do not find
     * there. Where they may read any, a request that opens a WebSocket has no second reading: each
     * message of it would need one.
     */
    static Optional<String> evading(HttpRequest request, EndpointPolicy policy) {
        for (HeaderField field : request.fields()) {
            if (field.name().indexOf('_') >= 0) {
                ReadHeaders known = ReadHeaders.of(policy);
                boolean all = known.any() && request.upgrade() != HttpRequest.Upgrade.NONE;
                String read = Ascii.lower(hyphened(field.name()));
                if (all || OF_CONTENT.contains(read) || known.names().contains(read)) {
                    return Optional.of(field.name());
                }
            }
        }
        return Optional.empty();
    }

    /** The request as servers read it that take {@code _} for {@code -}; for rules alone. */
    static HttpRequest secondReading(HttpRequest request) {
        List<String> nominated = request.fields().tokens("connection");
        List<HeaderField> read = new ArrayList<>(request.fields().size());
        for (HeaderField field : request.fields()) {
            // By its other name it would not be known for one that goes no further.
            if (!HopByHop.isNominated(field, nominated)) {
                read.add(new HeaderField(hyphened(field.name()), field.value()));
            }
        }
        return request.with(HttpFields.of(read));
    }
}
