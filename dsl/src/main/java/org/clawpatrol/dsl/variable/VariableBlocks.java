package org.clawpatrol.dsl.variable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.NearestName;

/** Reads the {@code variable} blocks of a configuration. One thread. */
final class VariableBlocks {
    private static final List<String> ATTRIBUTES = List.of("type", "default", "description");
    private static final List<String> VALIDATION = List.of("condition", "error_message");

    private final Diagnostics diagnostics;

    VariableBlocks(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** By name, in the order of declaration; problems are reported. */
    Map<String, VariableDeclaration> read(List<Block> blocks) {
        Map<String, VariableDeclaration> declared = new LinkedHashMap<>();
        for (Block block : blocks) {
            VariableDeclaration variable = read(block);
            VariableDeclaration earlier = declared.putIfAbsent(variable.name(), variable);
            if (earlier != null) {
                diagnostics.add(
                        Diagnostic.error(
                                        "C-DUP",
                                        block.header(),
                                        "variable `" + variable.name() + "` is already declared")
                                .note("first declared here", earlier.header()));
            }
        }
        return declared;
    }

    private VariableDeclaration read(Block block) {
        Body body = block.body();
        unknownAttributes(body, "variable", ATTRIBUTES);
        List<VariableDeclaration.Validation> validations = new ArrayList<>();
        for (Block inner : body.blocks()) {
            validation(inner).ifPresent(validations::add);
        }
        TypeConstraint type =
                body.attribute("type")
                        .flatMap(written -> new TypeReader(diagnostics).read(written.value()))
                        .orElseGet(TypeConstraint.AnyType::new);
        return new VariableDeclaration(
                block.labels().getFirst().text(),
                block.header(),
                type,
                body.attribute("default").map(Attribute::value),
                validations);
    }

    private Optional<VariableDeclaration.Validation> validation(Block block) {
        if (!block.type().equals("validation") || !block.labels().isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-BLOCK",
                                    block.header(),
                                    "unknown block `" + block.type() + "` in `variable`")
                            .help("there is: validation { condition, error_message }"));
            return Optional.empty();
        }
        unknownAttributes(block.body(), "validation", VALIDATION);
        Optional<Attribute> condition = required(block, "condition");
        Optional<Attribute> message = required(block, "error_message");
        return condition.flatMap(
                holds ->
                        message.map(
                                text ->
                                        new VariableDeclaration.Validation(
                                                holds.value(), text.value())));
    }

    private Optional<Attribute> required(Block block, String name) {
        Optional<Attribute> found = block.body().attribute(name);
        if (found.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "C-REQUIRED",
                            block.open(),
                            "`validation` needs the attribute `" + name + "`"));
        }
        return found;
    }

    private void unknownAttributes(Body body, String title, List<String> known) {
        for (Attribute attribute : body.attributes()) {
            if (known.contains(attribute.name())) {
                continue;
            }
            String help =
                    NearestName.of(attribute.name(), known)
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse("there are: " + String.join(", ", known));
            diagnostics.add(
                    Diagnostic.error(
                                    "C-ATTR",
                                    attribute.nameSpan(),
                                    "unknown attribute `%s` in `%s`"
                                            .formatted(attribute.name(), title))
                            .help(
                                    attribute.name().equals("sensitive")
                                            ? "secrets are no variables: use a credential"
                                            : help));
        }
    }
}
