package org.clawpatrol.dsl.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/**
 * Decodes a block as its schema says: required, unknown, repeated and ill-typed parts are reported
 * here and nowhere else. One thread.
 */
public final class BlockDecoder {
    private final ExpressionReader expressions;
    private final Diagnostics diagnostics;

    public BlockDecoder(ExpressionReader expressions, Diagnostics diagnostics) {
        this.expressions = expressions;
        this.diagnostics = diagnostics;
    }

    /** Decodes as much as can be; whether everything could is {@link DecodedBlock#valid}. */
    public DecodedBlock decode(Block block, BlockSchema schema) {
        Map<String, DecodedBlock.Entry> entries = new HashMap<>();
        boolean valid = true;
        for (Attribute attribute : block.body().attributes()) {
            valid &= attribute(attribute, schema, entries);
        }
        valid &= required(block, schema);
        Map<String, DecodedBlock> nested = new HashMap<>();
        for (Block inner : block.body().blocks()) {
            valid &= nested(inner, schema, nested);
        }
        return new DecodedBlock(block, schema, entries, nested, valid);
    }

    private boolean attribute(
            Attribute attribute, BlockSchema schema, Map<String, DecodedBlock.Entry> entries) {
        Optional<AttributeSchema> declared = schema.attribute(attribute.name());
        if (declared.isEmpty()) {
            unknownAttribute(attribute, schema);
            return false;
        }
        Optional<HclValue> value = value(attribute.value(), declared.get());
        if (value.isEmpty()) {
            return false;
        }
        Converted converted = new Conversion(declared.get(), attribute, value.get()).convert();
        return switch (converted) {
            case Converted.Found found -> {
                entries.put(
                        attribute.name(), new DecodedBlock.Entry(found.value(), attribute.value()));
                warnIfIneffective(attribute, declared.get(), found.value());
                warnIfSecret(attribute, declared.get(), found.value());
                yield true;
            }
            case Converted.Absent absent -> true;
            case Converted.Wrong wrong -> {
                diagnostics.add(wrong.problem());
                yield false;
            }
        };
    }

    /** The word {@code none} is no name that could be in scope. */
    private Optional<HclValue> value(Expression written, AttributeSchema schema) {
        boolean none =
                schema.kind() instanceof ValueKind.Injection && ValueKind.Injection.isNone(written);
        return none
                ? Optional.of(new HclValue.StringValue("none", Optional.empty()))
                : expressions.read(written);
    }

    private void unknownAttribute(Attribute attribute, BlockSchema schema) {
        boolean blockName = schema.block(attribute.name()).isPresent();
        String help =
                blockName
                        ? "`" + attribute.name() + "` is a block: write it without `=`"
                        : CommonMistakes.help(schema.title(), attribute.name())
                                .orElseGet(
                                        () ->
                                                Suggestion.of(
                                                        attribute.name(),
                                                        schema.attributeNames(),
                                                        "attributes"));
        diagnostics.add(
                Diagnostic.error(
                                "C-ATTR",
                                attribute.nameSpan(),
                                "unknown attribute `%s` in `%s`"
                                        .formatted(attribute.name(), schema.title()))
                        .help(help));
    }

    /** Switching off what does not exist needs no word. */
    private void warnIfIneffective(
            Attribute attribute, AttributeSchema schema, DecodedValue value) {
        boolean off = value instanceof DecodedValue.Flag flag && !flag.value();
        if (schema.presence() != AttributeSchema.Presence.INEFFECTIVE || off) {
            return;
        }
        diagnostics.add(
                Diagnostic.warning(
                                "W-NO-EFFECT",
                                attribute.nameSpan(),
                                "`" + schema.name() + "` has no effect")
                        .help(schema.doc()));
    }

    private void warnIfSecret(Attribute attribute, AttributeSchema schema, DecodedValue value) {
        boolean written =
                schema.has(AttributeSchema.Trait.SECRET)
                        && value instanceof DecodedValue.Text text
                        && !text.text().isEmpty()
                        && !text.text().contains("{{secret:");
        if (written) {
            diagnostics.add(
                    Diagnostic.warning(
                                    "W-SECRET",
                                    attribute.nameSpan(),
                                    "`" + schema.name() + "` holds a secret in the file")
                            .help(schema.doc())
                            .beforeSecret());
        }
    }

    private boolean required(Block block, BlockSchema schema) {
        Body body = block.body();
        List<AttributeSchema> missing =
                schema.required().stream()
                        .filter(declared -> body.attribute(declared.name()).isEmpty())
                        .toList();
        for (AttributeSchema declared : missing) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-REQUIRED",
                                    block.open(),
                                    "`%s` needs the attribute `%s`"
                                            .formatted(schema.title(), declared.name()))
                            .help("`" + declared.name() + "`: " + declared.doc()));
        }
        return missing.isEmpty();
    }

    private boolean nested(Block block, BlockSchema schema, Map<String, DecodedBlock> nested) {
        Optional<BlockSchema> declared = schema.block(block.type());
        if (declared.isEmpty()) {
            unknownBlock(block, schema);
            return false;
        }
        DecodedBlock earlier = nested.get(block.type());
        if (earlier != null) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-DUP-BLOCK",
                                    block.header(),
                                    "duplicate block `" + block.type() + "`")
                            .note("first declared here", earlier.header()));
            return false;
        }
        if (!block.labels().isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "C-LABELS",
                            block.labels().getFirst().span(),
                            "`" + block.type() + "` takes no label"));
            return false;
        }
        DecodedBlock decoded = decode(block, declared.get());
        nested.put(block.type(), decoded);
        return decoded.valid();
    }

    private void unknownBlock(Block block, BlockSchema schema) {
        boolean attributeName = schema.attribute(block.type()).isPresent();
        String help =
                attributeName
                        ? "`" + block.type() + "` is an attribute: write it with `=`"
                        : Suggestion.of(block.type(), schema.blockNames(), "blocks");
        diagnostics.add(
                Diagnostic.error(
                                "C-BLOCK",
                                block.typeSpan(),
                                "unknown block `%s` in `%s`"
                                        .formatted(block.type(), schema.title()))
                        .help(help));
    }
}
