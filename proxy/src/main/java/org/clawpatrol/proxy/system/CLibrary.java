package org.clawpatrol.proxy.system;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** Functions of the C library. Stateless. */
public final class CLibrary {
    private CLibrary() {}

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
