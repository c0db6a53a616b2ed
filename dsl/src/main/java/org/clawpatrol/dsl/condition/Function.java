package org.clawpatrol.dsl.condition;

/** An operator or function of the language, by the name it is written with. */
enum Function {
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
    BOOL("bool", Style.FUNCTION),
    INT("int", Style.FUNCTION),
    UINT("uint", Style.FUNCTION),
    DOUBLE("double", Style.FUNCTION),
    STRING("string", Style.FUNCTION),
    BYTES("bytes", Style.FUNCTION),
    TYPE("type", Style.FUNCTION),
    DYN("dyn", Style.FUNCTION);

    /** How something is called. */
    enum Style {
        /** By a symbol between or before its operands. */
        OPERATOR,
        /** {@code f(x)}. */
        FUNCTION,
        /** {@code x.f()}. */
        METHOD,
        /** As a function or as a method of its first argument. */
        EITHER
    }

    private final String text;
    private final Style style;

    Function(String text, Style style) {
        this.text = text;
        this.style = style;
    }

    /** The name or symbol. */
    String text() {
        return text;
    }

    Style style() {
        return style;
    }

    boolean isOperator() {
        return style == Style.OPERATOR;
    }

    boolean isFunction() {
        return style == Style.FUNCTION || style == Style.EITHER;
    }

    boolean isMethod() {
        return style == Style.METHOD || style == Style.EITHER;
    }
}
