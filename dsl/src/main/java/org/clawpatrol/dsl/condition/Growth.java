package org.clawpatrol.dsl.condition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How a size or an amount of work grows: a sum of products of the size of the content that the
 * agent sends and of the sizes of the elements that comprehensions are at. Factors that no agent
 * controls are left out, and so is how much of each product there is. Immutable.
 */
final class Growth {
    /** Does not grow. */
    static final Growth NONE = new Growth(Set.of(Map.of()));

    private static final int CONTENT = -1;

    /** Powers and products beyond these are not told apart. */
    private static final int MOST_POWER = 3;

    private static final int MOST_PRODUCTS = 16;

    /** As the content does. */
    static final Growth OF_CONTENT = ofVariable(CONTENT);

    /** Each by how often a variable occurs in it. */
    private final Set<Map<Integer, Integer>> products;

    private final int degree;

    private Growth(Set<Map<Integer, Integer>> products) {
        this.products = Set.copyOf(products);
        this.degree = products.stream().mapToInt(Growth::degree).max().orElse(0);
    }

    /** As an element does that a comprehension is at. */
    static Growth ofVariable(int variable) {
        return new Growth(Set.of(Map.of(variable, 1)));
    }

    boolean isNone() {
        return degree == 0;
    }

    /** The most factors of one product. */
    int degree() {
        return degree;
    }

    private static int degree(Map<Integer, Integer> product) {
        return product.values().stream().mapToInt(Integer::intValue).sum();
    }

    Growth plus(Growth other) {
        if (other.isNone() || other == this) {
            return this;
        }
        if (isNone()) {
            return other;
        }
        Set<Map<Integer, Integer>> sum = new HashSet<>(products);
        sum.addAll(other.products);
        return bounded(sum);
    }

    Growth times(Growth other) {
        if (isNone() || other.isNone()) {
            return isNone() ? other : this;
        }
        Set<Map<Integer, Integer>> result = new HashSet<>();
        for (Map<Integer, Integer> left : products) {
            for (Map<Integer, Integer> right : other.products) {
                Map<Integer, Integer> product = new HashMap<>(left);
                right.forEach((variable, power) -> product.merge(variable, power, Growth::add));
                result.add(Map.copyOf(product));
            }
        }
        return bounded(result);
    }

    private static int add(int left, int right) {
        return Math.min(MOST_POWER, left + right);
    }

    /** The one that grows less, by degree. */
    Growth least(Growth other) {
        return other.degree < degree ? other : this;
    }

    /**
     * The sum over all elements of what this is for one.
     *
     * @param variable stands for the size of an element
     * @param count of the elements
     * @param size of all elements together
     */
    Growth summed(int variable, Growth count, Growth size) {
        if (isNone()) {
            return count;
        }
        Growth sum = NONE;
        for (Map<Integer, Integer> product : products) {
            Map<Integer, Integer> rest = new HashMap<>(product);
            Integer power = rest.remove(variable);
            Growth each = new Growth(Set.of(rest));
            if (power == null) {
                each = each.times(count);
            } else {
                for (int i = 0; i < power; i++) {
                    each = each.times(size);
                }
            }
            sum = sum.plus(each);
        }
        return sum;
    }

    private static Growth bounded(Set<Map<Integer, Integer>> products) {
        if (products.size() <= MOST_PRODUCTS) {
            return new Growth(products);
        }
        int degree = products.stream().mapToInt(Growth::degree).max().orElse(0);
        return new Growth(Set.of(Map.of(CONTENT, Math.min(MOST_POWER, degree))));
    }
}
