package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks calls of functions and methods. One thread. */
final class CallChecker {
    private final Checker expressions;
    private final CallResolver resolver;
    private final ExtremeChecker extremes;
    private final MacroChecker macros;
    private final Environment environment;
    private final UnknownFunctions unknown;

    CallChecker(
            Checker expressions,
            CallResolver resolver,
            MacroChecker macros,
            Environment environment,
            Problems problems) {
        this.expressions = expressions;
        this.resolver = resolver;
        this.extremes = new ExtremeChecker(resolver, problems);
        this.macros = macros;
        this.environment = environment;
        this.unknown = new UnknownFunctions(problems);
    }

    Checked function(Syntax.FunctionCall call, Scope scope) {
        Name name = call.function();
        Optional<Checked> macro = macros.function(call, scope);
        if (macro.isPresent()) {
            return macro.get();
        }
        Optional<Callee> function = environment.function(name.text(), false, Callee::isFunction);
        if (function.isEmpty()) {
            unknown.function(name);
            return new Checked.Reported(call.span());
        }
        List<Checked> arguments = expressions.check(call.arguments(), scope);
        return ExtremeChecker.applies(function.get())
                ? extremes.check(function.get(), arguments, name.span(), call.span())
                : resolver.resolve(function.get(), arguments, name.span(), call.span());
    }

    Checked method(Syntax.MethodCall call, Scope scope) {
        Optional<Checked> macro = macros.method(call, scope);
        if (macro.isPresent()) {
            return macro.get();
        }
        Optional<String> namespace = namespace(call, scope);
        if (namespace.isPresent()) {
            Name name = call.method();
            String qualified = namespace.get() + "." + name.text();
            Name whole = new Name(qualified, call.receiver().span().to(name.span()));
            return function(new Syntax.FunctionCall(whole, call.arguments(), call.span()), scope);
        }
        return plainMethod(call, scope);
    }

    private Checked plainMethod(Syntax.MethodCall call, Scope scope) {
        Name name = call.method();
        Optional<Callee> function = environment.function(name.text(), true, Callee::isMethod);
        List<Checked> arguments = new ArrayList<>();
        arguments.add(expressions.check(call.receiver(), scope));
        if (function.isEmpty()) {
            unknown.method(name, arguments.getFirst().type());
            return new Checked.Reported(call.span());
        }
        arguments.addAll(expressions.check(call.arguments(), scope));
        return resolver.resolve(function.get(), arguments, name.span(), call.span());
    }

    /** The dotted name before a method when it is not a value but part of a function's name. */
    private Optional<String> namespace(Syntax.MethodCall call, Scope scope) {
        Optional<String> name = QualifiedNames.of(call.receiver());
        boolean local =
                QualifiedNames.root(call.receiver())
                        .flatMap(root -> scope.find(root.name()))
                        .isPresent();
        return local ? Optional.empty() : name.filter(text -> isNamespace(text, call.method()));
    }

    private boolean isNamespace(String name, Name method) {
        String qualified = name + "." + method.text();
        boolean variable = environment.hasVariable(name) || environment.variable(name).isPresent();
        return (Callees.isNamespace(name) && !variable)
                || environment.function(qualified, false, Callee::isFunction).isPresent();
    }
}
