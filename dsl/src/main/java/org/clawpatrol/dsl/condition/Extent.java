package org.clawpatrol.dsl.condition;

/**
 * How much there can be of a value and of the work for it. Immutable.
 *
 * @param count of its elements
 * @param size of the value with everything in it
 * @param work of evaluating it
 */
record Extent(Growth count, Growth size, Growth work) {
    static final Extent NONE = new Extent(Growth.NONE, Growth.NONE, Growth.NONE);

    /** A value whose elements are its content, read without work. */
    static Extent of(Growth size) {
        return new Extent(size, size, Growth.NONE);
    }

    boolean isNone() {
        return count.isNone() && size.isNone() && work.isNone();
    }

    Extent plus(Extent other) {
        if (isNone() || other.isNone()) {
            return isNone() ? other : this;
        }
        return new Extent(count.plus(other.count), size.plus(other.size), work.plus(other.work));
    }

    Extent working(Growth more) {
        return more.isNone() ? this : new Extent(count, size, work.plus(more));
    }

    /** The same work for a value that does not grow. */
    Extent scalar() {
        return work.isNone() ? NONE : new Extent(Growth.NONE, Growth.NONE, work);
    }

    /** Some part of the value, which may be nearly all of it. */
    Extent part() {
        return new Extent(size, size, work);
    }
}
