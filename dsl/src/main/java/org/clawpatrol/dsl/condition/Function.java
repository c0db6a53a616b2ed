package org.clawpatrol.dsl.condition;

import java.util.List;

/** An operator or standard function of the language, by the name it is written with. */
enum Function implements Callee {
    NOT("!", Style.OPERATOR),
    NEGATE("-", Style.OPERATOR),
    MULTIPLY("*", Style.OPERATOR),
    DIVIDE("/", Style.OPERATOR),
    REMAINDER("%", Style.OPERATOR),
    ADD("+", Style.OPERATOR),
    SUBTRACT("-", Style.OPERATOR),
    LESS("<", Style.OPERATOR),
    LESS_OR_EQUAL("<=", Style.OPERATOR),
    GREATER(">", Style.OPERATOR),
    GREATER_OR_EQUAL(">=", Style.OPERATOR),
    EQUAL("==", Style.OPERATOR),
    NOT_EQUAL("!=", Style.OPERATOR),
    IN("in", Style.OPERATOR),
    AND("&&", Style.OPERATOR),
    OR("||", Style.OPERATOR),
    CONDITIONAL("?:", Style.OPERATOR),
    INDEX("[]", Style.OPERATOR),
    SIZE("size", Style.EITHER),
    CONTAINS("contains", Style.METHOD),
    STARTS_WITH("startsWith", Style.METHOD),
    ENDS_WITH("endsWith", Style.METHOD),
    MATCHES("matches", Style.EITHER),
    SETS_CONTAINS("sets.contains", Style.FUNCTION),
    SETS_EQUIVALENT("sets.equivalent", Style.FUNCTION),
    SETS_INTERSECTS("sets.intersects", Style.FUNCTION),
    OPTIONAL_OR("or", Style.METHOD),
    OPTIONAL_OR_VALUE("orValue", Style.METHOD),
    BOOL("bool", Style.FUNCTION),
    INT("int", Style.FUNCTION),
    UINT("uint", Style.FUNCTION),
    DOUBLE("double", Style.FUNCTION),
    STRING("string", Style.FUNCTION),
    BYTES("bytes", Style.FUNCTION),
    TIMESTAMP("timestamp", Style.FUNCTION),
    DURATION("duration", Style.FUNCTION),
    TYPE("type", Style.FUNCTION),
    DYN("dyn", Style.FUNCTION);

    private final String text;
    private final Style style;

    Function(String text, Style style) {
        this.text = text;
        this.style = style;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Style style() {
        return style;
    }

    @Override
    public List<Overload> overloads() {
        return Overloads.of(this);
    }
}
