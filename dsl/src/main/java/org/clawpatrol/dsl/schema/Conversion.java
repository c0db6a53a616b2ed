package org.clawpatrol.dsl.schema;

import java.math.BigDecimal;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;

/** Converts the evaluated value of one attribute to what its schema asks for. Immutable. */
record Conversion(AttributeSchema schema, Attribute attribute, HclValue value) {

    Converted convert() {
        if (value instanceof HclValue.NullValue) {
            return ofNull();
        }
        if (schema.framework() && !hasExactType()) {
            return unsuitable("C-FW-TYPE", attribute.value().span());
        }
        return switch (schema.kind()) {
            case ValueKind.Flag k -> converted(Primitives.flag(value).map(DecodedValue.Flag::new));
            case ValueKind.StrictFlag k -> strictFlag();
            case ValueKind.Texts k -> texts();
            case ValueKind.TextMap k ->
                    converted(Primitives.textMap(value).map(DecodedValue.TextMap::new));
            case ValueKind.References k -> texts();
            case ValueKind.Any k -> new Converted.Found(new DecodedValue.Raw(value));
            case ValueKind.Stages k -> new Converted.Found(new DecodedValue.Raw(value));
            case ValueKind.Grants k -> new Converted.Found(new DecodedValue.Raw(value));
            case ValueKind.Whole k -> whole(k);
            case ValueKind.Text k -> plainText();
            case ValueKind.FilePath k -> plainText();
            case ValueKind.Pem k -> plainText();
            case ValueKind.Condition k -> plainText();
            case ValueKind.Reference k -> plainText();
            case ValueKind.Injection k -> plainText();
            case ValueKind.Choice k -> text().map(t -> t.choice(k)).orElseGet(this::unsuitable);
            case ValueKind.TimeSpan k -> text().map(t -> t.time(k)).orElseGet(this::unsuitable);
            case ValueKind.Retention k ->
                    text().map(t -> t.retention(k)).orElseGet(this::unsuitable);
            case ValueKind.KeepAlive k ->
                    text().map(t -> t.keepAlive(k)).orElseGet(this::unsuitable);
            case ValueKind.Size k -> text().map(t -> t.size(k)).orElseGet(this::unsuitable);
            case ValueKind.Address k -> text().map(t -> t.address(k)).orElseGet(this::unsuitable);
        };
    }

    private Converted strictFlag() {
        return value instanceof HclValue.BoolValue flag
                ? new Converted.Found(new DecodedValue.Flag(flag.value()))
                : unsuitable("C-PROF-ASYNC", attribute.value().span());
    }

    /** Lists, maps and common attributes may be null, others may not unless they say so. */
    private Converted ofNull() {
        if (schema.kind() instanceof ValueKind.Grants) {
            return new Converted.Found(new DecodedValue.Raw(value));
        }
        boolean list =
                schema.kind() instanceof ValueKind.Texts
                        || schema.kind() instanceof ValueKind.TextMap
                        || schema.kind() instanceof ValueKind.References
                        || schema.kind() instanceof ValueKind.Stages;
        boolean nullable = schema.has(AttributeSchema.Trait.NULLABLE);
        if (list || nullable || schema.framework()) {
            return new Converted.Absent();
        }
        return new Converted.Wrong(
                Diagnostic.error(
                                "C-NULL",
                                FirstToken.of(attribute.value()),
                                "`" + schema.name() + "` must not be null")
                        .help("leave the attribute out instead"));
    }

    private boolean hasExactType() {
        if (schema.kind() instanceof ValueKind.References) {
            return value instanceof HclValue.ListValue list
                    && list.elements().stream().allMatch(HclValue.StringValue.class::isInstance);
        }
        return schema.kind() instanceof ValueKind.TextMap
                ? value instanceof HclValue.ObjectValue
                : value instanceof HclValue.StringValue;
    }

    private Converted converted(Optional<? extends DecodedValue> found) {
        return found.<Converted>map(Converted.Found::new).orElseGet(this::unsuitable);
    }

    private Converted texts() {
        return converted(Primitives.texts(value).map(DecodedValue.Texts::new));
    }

    private Converted plainText() {
        return converted(Primitives.text(value).map(text -> new DecodedValue.Text(text, origin())));
    }

    private Optional<MappedText> origin() {
        return value instanceof HclValue.StringValue literal ? literal.origin() : Optional.empty();
    }

    private Optional<TextConversion> text() {
        return Primitives.text(value).map(text -> new TextConversion(schema, attribute, text));
    }

    private Converted whole(ValueKind.Whole kind) {
        Optional<BigDecimal> number = Primitives.number(value);
        if (number.isEmpty()) {
            return unsuitable();
        }
        if (!Primitives.whole(number.get())) {
            return unsuitable("C-VALUE", FirstToken.of(attribute.value()), "this is a fraction");
        }
        BigDecimal found = number.get();
        if (Primitives.small(found)
                && found.compareTo(BigDecimal.valueOf(kind.least())) >= 0
                && found.compareTo(BigDecimal.valueOf(kind.most())) <= 0) {
            return new Converted.Found(new DecodedValue.Whole(found.longValueExact()));
        }
        return new Converted.Wrong(
                Diagnostic.error(
                        "C-RANGE",
                        attribute.value().span(),
                        "`%s` must be from %d to %d"
                                .formatted(schema.name(), kind.least(), kind.most())));
    }

    private Converted unsuitable() {
        return unsuitable("C-VALUE", FirstToken.of(attribute.value()));
    }

    private Converted unsuitable(String id, Span where) {
        boolean listExpected =
                schema.kind() instanceof ValueKind.Texts
                        || schema.kind() instanceof ValueKind.References;
        if (listExpected && value instanceof HclValue.ListValue) {
            return unsuitable(id, where, "an element is not a string");
        }
        boolean member =
                schema.kind() instanceof ValueKind.TextMap && value instanceof HclValue.ObjectValue;
        return unsuitable(
                id,
                where,
                member ? "a member is not a string" : "this is " + Primitives.describe(value));
    }

    private Converted unsuitable(String id, Span where, String found) {
        String expected = schema.kind().describe();
        return new Converted.Wrong(
                Diagnostic.error(
                                id,
                                where,
                                "`" + schema.name() + "` must be " + expected + ", but " + found)
                        .help(
                                "for example `"
                                        + schema.name()
                                        + " = "
                                        + schema.kind().example()
                                        + "`"));
    }
}
