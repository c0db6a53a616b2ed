@NullMarked
package org.clawpatrol.proxy.learn;

import org.jspecify.annotations.NullMarked;
