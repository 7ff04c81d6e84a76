package io.saveplay.rulebook;

import io.saveplay.drl.Vocabulary;

/**
 * The class loader of a rule base. Rules are not made into classes; should anything in the engine look for a class by a
 * name of a rule all the same, it finds the facts and the engine's own classes.
 */
final class FactsOnly extends ClassLoader {
    private static final String ENGINE = "org.drools.";

    FactsOnly(ClassLoader parent) {
        super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(ENGINE) || Vocabulary.isFact(name)) {
            return super.loadClass(name, resolve);
        }
        throw new ClassNotFoundException(name);
    }
}
