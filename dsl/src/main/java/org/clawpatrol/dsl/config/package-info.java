/** Decoded, validated configuration records. */
@NullMarked
package org.clawpatrol.dsl.config;

import org.jspecify.annotations.NullMarked;
