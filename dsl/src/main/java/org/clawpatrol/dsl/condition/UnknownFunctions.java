package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.NearestName;
import org.clawpatrol.engine.type.Type;

/** Reports calls of functions that there are not, with what may be meant. One thread. */
final class UnknownFunctions {
    private static final String HAS = "has";

    private final Problems problems;

    UnknownFunctions(Problems problems) {
        this.problems = problems;
    }

    /** A call like {@code f(x)}. */
    void function(Name name) {
        report(name, functions(name.text()));
    }

    /**
     * A call like {@code x.f()}.
     *
     * @param receiver the type of {@code x}
     */
    void method(Name name, Type receiver) {
        List<String> known = methods(receiver);
        String list = "`" + receiver.text() + "` has " + NameChecker.quoted(known);
        report(name, known.isEmpty() ? everything() : list);
    }

    private void report(Name name, String known) {
        String help = otherStyle(name.text()).or(() -> similar(name.text())).orElse(known);
        problems.error(name.span(), "unknown function `" + name.text() + "`", help);
    }

    private static Optional<String> similar(String text) {
        List<String> known =
                Stream.of(names(), MacroChecker.methods(), Stream.of(HAS))
                        .flatMap(each -> each)
                        .sorted()
                        .toList();
        return NearestName.of(text, known).map(near -> "did you mean `" + near + "`?");
    }

    /** How a known name is to be called when it is called in a way it has not. */
    private static Optional<String> otherStyle(String text) {
        Optional<String> macro = MacroChecker.usage(text).map(usage -> "write `" + usage + "`");
        return macro.or(
                () ->
                        Callees.find(text, _ -> true)
                                .map(
                                        function ->
                                                function.isMethod()
                                                        ? "write `value." + text + "(...)`"
                                                        : "write `" + text + "(value)`"));
    }

    /** Those of the same namespace, or plain ones and all namespaces. */
    private static String functions(String text) {
        int dot = text.lastIndexOf('.');
        if (dot > 0) {
            String namespace = text.substring(0, dot + 1);
            return "there are "
                    + NameChecker.quoted(
                            functions().filter(name -> name.startsWith(namespace)).toList());
        }
        return everything();
    }

    private static String everything() {
        List<String> plain =
                Stream.concat(functions().filter(name -> name.indexOf('.') < 0), Stream.of(HAS))
                        .sorted()
                        .toList();
        List<String> namespaces =
                functions()
                        .filter(name -> name.indexOf('.') > 0)
                        .map(name -> name.substring(0, name.indexOf('.')))
                        .distinct()
                        .toList();
        return "there are "
                + NameChecker.quoted(plain)
                + ", those of "
                + NameChecker.quoted(namespaces)
                + ", and those of values";
    }

    private static Stream<String> functions() {
        return Callees.named().stream().filter(Callee::isFunction).map(Callee::text).sorted();
    }

    private static Stream<String> names() {
        return Callees.named().stream().map(Callee::text);
    }

    private static List<String> methods(Type receiver) {
        Stream<String> functions =
                Callees.named().stream()
                        .filter(callee -> callee.isMethod() && applies(callee, receiver))
                        .map(Callee::text);
        boolean single = receiver instanceof Type.Simple && receiver != Type.Simple.DYN;
        Stream<String> macros = single ? Stream.empty() : MacroChecker.methods();
        return Stream.concat(functions, macros).distinct().sorted().toList();
    }

    private static boolean applies(Callee callee, Type receiver) {
        return callee.overloads().stream()
                .map(Overload::parameters)
                .anyMatch(
                        parameters ->
                                !parameters.isEmpty()
                                        && new Substitution()
                                                .match(parameters.getFirst(), receiver));
    }
}
