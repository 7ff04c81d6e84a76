/** What is doubtful in rules that compile: names that lead nowhere, rules that contradict or repeat each other, gaps. */
@NullMarked
package io.saveplay.lint;

import org.jspecify.annotations.NullMarked;
