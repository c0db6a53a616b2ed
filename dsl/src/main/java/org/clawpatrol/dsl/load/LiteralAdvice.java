package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Warns about secrets in the files and about markers that stay as they are. One thread. */
final class LiteralAdvice {
    /** Shapes that providers gave their secrets so that they can be found. */
    private static final Pattern SECRET =
            Pattern.compile(
                    "gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22}|glpat-[A-Za-z0-9_-]{20}"
                            + "|xox[abeprs]-[A-Za-z0-9-]{20}|sk-[A-Za-z0-9_-]{32}"
                            + "|(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[A-Za-z0-9_-]{35}"
                            + "|tskey-[a-z]+-[A-Za-z0-9]{6}|npm_[A-Za-z0-9]{36}"
                            + "|-----BEGIN [A-Z ]*PRIVATE KEY-----"
                            + "|eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\."
                            + "|://[^/@:\\s]+:[^/@\\s]+@");

    private static final Pattern EXAMPLE =
            Pattern.compile("(?i)placeholder|example|dummy|xxxx|0000");

    /** A shorter text matches none of them. */
    private static final int SHORTEST = 8;

    /** What may be shaped like a secret, is judged elsewhere, or is too much to search. */
    private static final List<String> EXEMPT =
            List.of("placeholder", "authkey", "oauth_client_secret", "condition");

    private static final List<String> MARKED = List.of("oauth_client_id", "oauth_client_secret");

    private final Diagnostics diagnostics;

    LiteralAdvice(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void give(List<Body> bodies) {
        for (Body body : bodies) {
            body.attributes().forEach(attribute -> look(attribute, attribute.value(), ""));
            body.blocks().forEach(this::look);
        }
    }

    private void look(Block block) {
        for (Attribute attribute : block.body().attributes()) {
            look(attribute, attribute.value(), block.type());
        }
        block.body().blocks().forEach(this::look);
    }

    private void look(Attribute attribute, Expression value, String block) {
        switch (value) {
            case Expression.StringLiteral literal -> look(attribute, literal.text().text(), block);
            case Expression.Parenthesized inner -> look(attribute, inner.inner(), block);
            case Expression.Tuple list ->
                    list.elements().forEach(element -> look(attribute, element, block));
            case Expression.ObjectCons object ->
                    object.items().forEach(item -> look(attribute, item.value(), block));
            default -> {}
        }
    }

    private void look(Attribute attribute, String text, String block) {
        boolean secret =
                text.length() >= SHORTEST
                        && !EXEMPT.contains(attribute.name())
                        && SECRET.matcher(text).find();
        if (secret && !EXAMPLE.matcher(text).find()) {
            diagnostics.add(
                    Diagnostic.warning(
                                    "W-SECRET",
                                    attribute.nameSpan(),
                                    "`" + attribute.name() + "` seems to hold a secret")
                            .help(
                                    "whoever reads this file can use it: keep it with `clawpatrol"
                                            + " credentials set`, and replace the one that was"
                                            + " here")
                            .beforeSecret());
        }
        dead(attribute, text, block)
                .ifPresent(
                        marker ->
                                diagnostics.add(
                                        Diagnostic.warning(
                                                        "W-MARKER",
                                                        attribute.nameSpan(),
                                                        "`%s...` stays as it is in `%s`"
                                                                .formatted(
                                                                        marker, attribute.name()))
                                                .help("nothing is put in its place here")));
    }

    /** The marker in a text that stands where it means nothing. */
    private static Optional<String> dead(Attribute attribute, String text, String block) {
        String name = attribute.name();
        if (text.contains("<<file:") && !name.equals("ca_cert") && !name.equals("client_ca")) {
            return Optional.of("<<file:");
        }
        boolean honoured = block.equals("tailscale") && MARKED.contains(name);
        return text.contains("{{secret:") && !honoured
                ? Optional.of("{{secret:")
                : Optional.empty();
    }
}
