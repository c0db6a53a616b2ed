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

    /** Until closed, a signal does what it was told to. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Runs something on each arrival of a signal, instead of what the JVM would do.
     *
     * @param name without {@code SIG}
     * @return closing it gives the signal back its earlier meaning
     */
    static Registration on(String name, Runnable action) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler run =
                    (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    };
            Object handling =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(), new Class<?>[] {handler}, run);
            Object before = handle(name, handling);
            return () -> restore(name, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java cannot handle SIG" + name, e);
        }
    }

    private static void restore(String name, Object before) {
        try {
            handle(name, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java cannot handle SIG" + name, e);
        }
    }

    /** The handler that was there. */
    private static Object handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        return signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    }
}
