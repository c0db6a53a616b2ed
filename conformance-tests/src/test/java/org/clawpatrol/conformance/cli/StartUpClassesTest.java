package org.clawpatrol.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that the launcher rewrote do what the compiler's do. */
class StartUpClassesTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Every shape of pattern switch: null, guards, records, generics, interfaces, other labels. */
    private static final String SOURCE =
            """
            import java.util.*;
            public class Shapes {
                sealed interface Shape permits Dot, Box, Pair {
                    default String name() {
                        return switch (this) { case Dot _ -> "dot"; case Box _ -> "box"; case Pair _ -> "pair"; };
                    }
                }
                record Dot() implements Shape {}
                record Box(Object size) implements Shape {}
                record Pair(Shape left, Shape right) implements Shape {}
                enum Colour { RED, BLUE }
                static String guarded(Object value) {
                    return switch (value) {
                        case null -> "null";
                        case Integer i when i > 10 -> "big";
                        case Integer i when i > 5 -> "middle";
                        case Integer _, Long _ -> "number";
                        case CharSequence text when text.isEmpty() -> "empty";
                        case String _ -> "text";
                        case int[] ints -> "ints" + ints.length;
                        case List<?> _ -> "list";
                        default -> "other";
                    };
                }
                static String nested(Shape shape) {
                    return switch (shape) {
                        case Pair(Box(Integer size), _) when size > 1 -> "big box first";
                        case Pair(Box _, Dot _) -> "box, dot";
                        case Pair(var left, _) -> "pair of " + left.name();
                        case Box(String _) -> "box of text";
                        case Box _, Dot _ -> shape.name();
                    };
                }
                static String labelled(Object value) {
                    return switch (value) { case Colour.RED -> "red"; case Colour _ -> "colour"; default -> "none"; };
                }
                static String worded(String word) {
                    return switch (word) { case "x" -> "is x"; case String s when s.length() > 3 -> "long";
                        default -> "short"; };
                }
                static <T extends Comparable<T>> String generic(T value) {
                    return switch (value) { case String s -> "s" + s; case Integer i -> "i" + i; default -> "?"; };
                }
                public static void main(String[] args) {
                    Object[] values = {null, 1, 6, 11, 7L, "", "text", new StringBuilder(), new int[3], List.of(),
                        new Object(), 'c', 2.0};
                    for (Object value : values) { System.out.println(guarded(value)); }
                    Shape dot = new Dot();
                    Shape[] shapes = {dot, new Box(1), new Box("t"), new Pair(new Box(2), dot), new Pair(new Box(1), dot),
                        new Pair(new Box(null), new Box(1)), new Pair(dot, dot)};
                    for (Shape shape : shapes) { System.out.println(shape.name() + " " + nested(shape)); }
                    for (Object value : new Object[] {Colour.RED, Colour.BLUE, 1}) {
                        System.out.println(labelled(value));
                    }
                    System.out.println(worded("x") + worded("xxxx") + worded("y"));
                    System.out.println(generic("a") + generic(1) + generic(2L));
                    try { nested(null); } catch (NullPointerException e) { System.out.println("refused null"); }
                }
            }
            """;

    @TempDir private Path folder;

    @BeforeEach
    void compile() throws IOException {
        Files.writeString(folder.resolve("Shapes.java"), SOURCE);
        tool("javac", "-d", folder.resolve("classes").toString(), folder + "/Shapes.java");
        Files.createDirectory(folder.resolve("app"));
        jar("shapes-1.jar");
        jar("other-1.jar");
    }

    private void jar(String name) {
        String classes = folder.resolve("classes").toString();
        tool("jar", "cf", folder.resolve("app").resolve(name).toString(), "-C", classes, ".");
    }

    private static void tool(String name, String... arguments) {
        assertThat(
                        ToolProvider.findFirst(name)
                                .orElseThrow()
                                .run(System.out, System.err, arguments))
                .isZero();
    }

    private String call(String... words) throws Exception {
        Finished ended =
                Product.finish(new Product(folder, folder, Map.of()).start(List.of(words)), "");
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }

    private void rewrite() throws Exception {
        Path program = Repository.root().resolve("proxy/src/main/launch/StartUpClasses.java");
        call(JAVA, program.toString(), folder.resolve("app").toString(), "shapes-");
    }

    private String run(String jar) throws Exception {
        return call(
                JAVA,
                "-Xverify:all",
                "-cp",
                folder.resolve("app").resolve(jar).toString(),
                "Shapes");
    }

    private String methods(String jar) throws Exception {
        String javap = Path.of(JAVA).resolveSibling("javap").toString();
        return call(javap, "-p", "-cp", folder.resolve("app").resolve(jar).toString(), "Shapes");
    }

    @Test
    void patternSwitches_rewritten_decideTheSame() throws Exception {
        rewrite();
        assertThat(methods("shapes-1.jar")).contains("typeSwitch$0", "typeSwitch$1");
        assertThat(run("shapes-1.jar")).isEqualTo(run("other-1.jar")).contains("refused null");
    }

    @Test
    void jarsNotNamed_stayAsTheyAre() throws Exception {
        byte[] before = Files.readAllBytes(folder.resolve("app/other-1.jar"));
        rewrite();
        assertThat(folder.resolve("app/other-1.jar")).hasBinaryContent(before);
    }

    @Test
    void rewritingTwice_changesNothing() throws Exception {
        rewrite();
        String once = methods("shapes-1.jar");
        rewrite();
        assertThat(methods("shapes-1.jar")).isEqualTo(once);
        assertThat(run("shapes-1.jar")).isEqualTo(run("other-1.jar"));
    }
}
