package org.clawpatrol.proxy.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. Java has no other way to hear of SIGHUP, or to end with code 0
 * on SIGTERM, than {@code sun.misc.Signal}; it is reached by name because the compiler warns about
 * every direct use and that warning cannot be silenced.
 */
final class Signals {
    private Signals() {}

    /**
     * Runs something on each arrival of a signal, instead of what the JVM would do.
     *
     * @param name without {@code SIG}
     */
    static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler run =
                    (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    };
            Object handling =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(), new Class<?>[] {handler}, run);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), handling);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java cannot handle SIG" + name, e);
        }
    }
}
