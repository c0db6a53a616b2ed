package org.clawpatrol.proxy.system;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** Functions of the C library. Stateless. */
public final class CLibrary {
    private CLibrary() {}

    /** Whether the functions that only Linux has are there. */
    public static boolean isOfLinux() {
        return System.getProperty("os.name", "").equals("Linux");
    }

    /**
     * A function to call.
     *
     * @throws RuntimeException when there is none of that name, or native code may not be called
     */
    @SuppressWarnings("restricted") // the launcher enables native access
    public static MethodHandle function(
            String name, FunctionDescriptor type, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
    }
}
