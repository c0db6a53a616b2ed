/** Tests of the arithmetic of benchmarks. */
@NullMarked
package org.clawpatrol.proxy.bench;

import org.jspecify.annotations.NullMarked;
