package org.clawpatrol.dsl.hcl;

import java.util.Collection;
import java.util.Set;
import org.clawpatrol.dsl.source.NearestName;

/** Help with a variable that does not exist: what somebody probably wanted. Stateless. */
final class UnknownVariable {
    /** What conditions read, as people write it without the quotes of a condition. */
    private static final Set<String> FACTS =
            Set.of("http", "k8s", "sql", "ssh", "request", "agent", "mcp", "graphql", "git", "llm");

    private UnknownVariable() {}

    static String help(String name, Collection<String> known) {
        if (FACTS.contains(name)) {
            return "a condition is text: `condition = \"http.method == 'GET'\"`";
        }
        return switch (name) {
            case "env" ->
                    "declare `variable \"name\" {}` and read `var.name`;"
                            + " CLAWPATROL_VAR_name in the environment gives it its value";
            case "each" -> "`each` is known where `for_each` stands";
            default ->
                    NearestName.of(name, known)
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse(
                                    "references are written `type.name`, such as"
                                            + " `bearer_token.api`; strings stand in double quotes");
        };
    }
}
