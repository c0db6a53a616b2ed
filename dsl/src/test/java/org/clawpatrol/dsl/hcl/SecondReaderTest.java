package org.clawpatrol.dsl.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.DiagnosticRenderer;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every valid file means to an independent reader what it means to ours. */
class SecondReaderTest {

    @TestFactory
    Stream<DynamicTest> validFile_readTwice_meansTheSame() throws IOException, URISyntaxException {
        Path folder =
                Path.of(
                        Objects.requireNonNull(SecondReaderTest.class.getResource("/hcl/valid"))
                                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(name(file), () -> compare(file)));
        }
    }

    /**
     * Whole configurations hold references, which only the loader can resolve: names and nesting.
     */
    @TestFactory
    Stream<DynamicTest> configuration_readTwice_hasTheSameShape() throws IOException {
        List<Path> roots =
                List.of(
                        Path.of("..", "examples"),
                        Path.of("..", "stdlib-policies", "src", "main", "resources"),
                        Path.of("src", "test", "resources", "load", "valid"));
        List<DynamicTest> tests = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> found = Files.walk(root)) {
                found.filter(file -> isConfiguration(name(file)))
                        .filter(file -> NOT_READ.stream().noneMatch(file.toString()::contains))
                        .sorted()
                        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> shape(file)))
                        .forEach(tests::add);
            }
        }
        assertThat(tests).hasSizeGreaterThan(5);
        return tests.stream();
    }

    /**
     * Cases that call functions: the other reader has some of its own and calls them at once. And
     * those with an empty key, which it does not take.
     */
    private static final List<String> NOT_READ = List.of("computed-values", "secret-stores");

    /** As a folder of files is loaded: fixtures, locks and dot files are none. */
    private static boolean isConfiguration(String name) {
        return name.endsWith(".hcl")
                && !name.endsWith(".test.hcl")
                && !name.endsWith(".lock.hcl")
                && !name.startsWith(".");
    }

    private static void shape(Path file) throws Exception {
        String text = Files.readString(file);
        Body body =
                new HclReader().read(new Source(name(file), text), new Diagnostics()).orElseThrow();
        Set<String> ours = new TreeSet<>();
        names(body, "", ours);
        Set<String> names = new TreeSet<>();
        names(new HCLParser().parse(text), "", names);
        Set<String> theirs =
                names.stream()
                        .map(path -> attribute(path, ours))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ours).isNotEmpty().isEqualTo(theirs);
    }

    /** Members of object values are names to the other reader, and part of a value to ours. */
    private static String attribute(String path, Set<String> ours) {
        return ours.stream().filter(our -> path.startsWith(our + "/")).findFirst().orElse(path);
    }

    private static void names(Body body, String path, Set<String> into) {
        body.attributes().forEach(attribute -> into.add(path + "/" + attribute.name()));
        for (Block block : body.blocks()) {
            StringBuilder below = new StringBuilder(path + "/" + block.type());
            block.labels().forEach(label -> below.append('/').append(label.text()));
            names(block.body(), below.toString(), into);
        }
    }

    private static void names(@Nullable Object value, String path, Set<String> into) {
        switch (value) {
            case Map<?, ?> members ->
                    members.forEach((name, member) -> names(member, path + "/" + name, into));
            case List<?> list when !list.isEmpty() && list.getFirst() instanceof Map<?, ?> ->
                    list.forEach(member -> names(member, path, into));
            case null, default -> into.add(path);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void compare(Path file) throws Exception {
        String text = Files.readString(file);
        Diagnostics diagnostics = new Diagnostics();
        Optional<Body> body = new HclReader().read(new Source(name(file), text), diagnostics);
        assertThat(DiagnosticRenderer.plain().render(diagnostics.all())).isEmpty();
        Map<String, String> ours = new TreeMap<>();
        body.ifPresent(b -> flatten(b, "", ours));
        Map<String, String> theirs = new TreeMap<>();
        flatten(new HCLParser().parse(text), "", theirs);
        assertThat(ours).isNotEmpty().isEqualTo(theirs);
    }

    private static void flatten(Body body, String path, Map<String, String> into) {
        for (Attribute attribute : body.attributes()) {
            HclValue value =
                    new Evaluator()
                            .evaluate(attribute.value(), Scope.closed(), new Diagnostics())
                            .orElseThrow();
            flatten(value, path + "/" + attribute.name(), into);
        }
        for (Block block : body.blocks()) {
            StringBuilder inner = new StringBuilder(path).append('/').append(block.type());
            block.labels().forEach(label -> inner.append('/').append(label.text()));
            flatten(block.body(), inner.toString(), into);
        }
    }

    private static void flatten(HclValue value, String path, Map<String, String> into) {
        switch (value) {
            case HclValue.ObjectValue(var members) ->
                    members.forEach((name, member) -> flatten(member, path + "/" + name, into));
            case HclValue.ListValue(var elements) -> {
                for (int i = 0; i < elements.size(); i++) {
                    flatten(elements.get(i), path + "/" + i, into);
                }
            }
            case HclValue.StringValue(var text, var origin) -> into.put(path, words(text));
            case HclValue.NumberValue(var number) -> into.put(path, number(number));
            case HclValue.BoolValue(var bool) -> into.put(path, String.valueOf(bool));
            case HclValue.NullValue none -> into.put(path, "null");
        }
    }

    /** The other reader's maps and lists. */
    private static void flatten(Object value, String path, Map<String, String> into) {
        switch (value) {
            case Map<?, ?> map ->
                    map.forEach((name, member) -> flatten(member, path + "/" + name, into));
            case java.util.List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    flatten(list.get(i), path + "/" + i, into);
                }
            }
            case Number number -> into.put(path, number(new BigDecimal(number.toString())));
            default -> into.put(path, words(String.valueOf(value)));
        }
    }

    /** Without white space around lines, where the other reader does not follow the language. */
    private static String words(String text) {
        return text.strip().lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
