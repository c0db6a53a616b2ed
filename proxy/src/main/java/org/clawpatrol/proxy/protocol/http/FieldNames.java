package org.clawpatrol.proxy.protocol.http;

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

    /** The name of a field that could pass for another, which rules read and do not find there. */
    static Optional<String> evading(HttpFields fields, EndpointPolicy policy) {
        for (HeaderField field : fields) {
            if (field.name().indexOf('_') >= 0) {
                String read = Ascii.lower(hyphened(field.name()));
                if (OF_CONTENT.contains(read) || ReadHeaders.of(policy).has(read)) {
                    return Optional.of(field.name());
                }
            }
        }
        return Optional.empty();
    }
}
