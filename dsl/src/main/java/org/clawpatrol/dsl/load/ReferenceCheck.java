package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.schema.AttributeSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.schema.ValueKind;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/** Checks that what a block refers to is declared. One thread. */
final class ReferenceCheck {
    private final SymbolTable symbols;
    private final Diagnostics diagnostics;

    ReferenceCheck(SymbolTable symbols, Diagnostics diagnostics) {
        this.symbols = symbols;
        this.diagnostics = diagnostics;
    }

    /** Whether every reference of the block leads somewhere. */
    boolean check(DecodedBlock block) {
        boolean found = true;
        for (AttributeSchema attribute : block.schema().attributes()) {
            found &= attribute(block, attribute);
        }
        return found;
    }

    private boolean attribute(DecodedBlock block, AttributeSchema attribute) {
        return switch (attribute.kind()) {
            case ValueKind.Reference reference ->
                    names(block, attribute, reference.target(), texts(block, attribute));
            case ValueKind.References references ->
                    names(block, attribute, references.target(), block.texts(attribute.name()));
            case ValueKind.Injection injection ->
                    block.expression(attribute.name())
                                    .filter(ValueKind.Injection::isNone)
                                    .isPresent()
                            || names(
                                    block,
                                    attribute,
                                    EntityKind.CREDENTIAL,
                                    texts(block, attribute));
            default -> true;
        };
    }

    private static List<String> texts(DecodedBlock block, AttributeSchema attribute) {
        return block.text(attribute.name()).stream().toList();
    }

    private boolean names(
            DecodedBlock block, AttributeSchema attribute, EntityKind target, List<String> names) {
        boolean found = true;
        for (String name : names) {
            found &=
                    name.isEmpty()
                            ? mayBeEmpty(block, attribute)
                            : declared(block, attribute, target, name);
        }
        if (found) {
            block.expression(attribute.name())
                    .ifPresent(expression -> warnAboutOtherKind(expression, attribute, target));
        }
        return found;
    }

    /** An empty name counts as none, except where one is needed and in the lists of a body. */
    private boolean mayBeEmpty(DecodedBlock block, AttributeSchema attribute) {
        boolean element = attribute.kind() instanceof ValueKind.References;
        if (attribute.framework() || !(element || attribute.required())) {
            return true;
        }
        diagnostics.add(
                Diagnostic.error(
                                element ? "C-REF-BODY" : "C-REF-EMPTY",
                                block.header(),
                                element
                                        ? "`" + attribute.name() + "` holds an empty name"
                                        : "`" + attribute.name() + "` must not be empty")
                        .note("written here", block.span(attribute.name())));
        return false;
    }

    private boolean declared(
            DecodedBlock block, AttributeSchema attribute, EntityKind target, String name) {
        if (symbols.find(target, name).isPresent()) {
            return true;
        }
        Span written = block.span(attribute.name());
        Diagnostic problem =
                Diagnostic.error(
                                attribute.framework() ? "C-REF-FW" : "C-REF-BODY",
                                attribute.framework() ? written : block.header(),
                                "`%s` names `%s`, but no %s of that name is declared"
                                        .formatted(attribute.name(), name, target.keyword()))
                        .help(Suggestion.of(name, symbols.names(target), target.keyword() + "s"));
        Diagnostic placed = attribute.framework() ? problem : problem.note("named here", written);
        diagnostics.add(symbols.withOtherKind(placed, target, name));
        return false;
    }

    /** Only the name of a reference counts, but a wrong type is hardly what was meant. */
    private void warnAboutOtherKind(
            Expression expression, AttributeSchema attribute, EntityKind target) {
        if (expression instanceof Expression.Tuple list) {
            list.elements().forEach(element -> warnAboutOtherKind(element, attribute, target));
        }
        if (!(expression
                instanceof
                Expression.GetAttr(Expression.Variable root, String name, var step, var span))) {
            return;
        }
        Optional<Symbol> written = Optional.ofNullable(symbols.ofType(root.name()).get(name));
        Optional<Symbol> meant = symbols.find(target, name);
        if (written.isPresent() && meant.isPresent() && written.get().kind() != target) {
            Diagnostic warning =
                    Diagnostic.warning(
                                    "W-REF-KIND",
                                    span,
                                    "`%s` takes %s, and `%s` is not one"
                                            .formatted(
                                                    attribute.name(),
                                                    target.withArticle(),
                                                    written.get().reference()))
                            .help("write `" + meant.get().reference() + "`");
            diagnostics.add(meant.get().noted(written.get().noted(warning)));
        }
    }
}
