package org.clawpatrol.engine.tree;

import java.lang.reflect.Field;

/** The private fields of the nodes of a tree, so that tests can damage them. Stateless. */
final class Innards {
    private Innards() {}

    static <T> T read(Object owner, String field, Class<T> type) {
        try {
            return type.cast(accessible(owner, field).get(owner));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no field " + field, e);
        }
    }

    static void write(Object owner, String field, Object value) {
        try {
            accessible(owner, field).set(owner, value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no field " + field, e);
        }
    }

    private static Field accessible(Object owner, String name) throws NoSuchFieldException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
