package org.narrowgate.core.law;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The facts that the conditions of one rulebook may name, each at a fixed slot. */
public final class FactSchema {
    private final List<FactDeclaration> declarations;
    private final Map<String, Integer> slots = new HashMap<>();

    private FactSchema(List<FactDeclaration> declarations) {
        this.declarations = List.copyOf(declarations);
        for (int slot = 0; slot < this.declarations.size(); slot++) {
            if (slots.put(this.declarations.get(slot).name(), slot) != null) {
                throw new IllegalArgumentException(
                        "fact `" + this.declarations.get(slot).name() + "` is declared twice");
            }
        }
    }

    public static FactSchema of(List<FactDeclaration> declarations) {
        return new FactSchema(declarations);
    }

    public List<FactDeclaration> declarations() {
        return declarations;
    }

    public int size() {
        return declarations.size();
    }

    public OptionalInt find(String name) {
        Integer slot = slots.get(name);
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    /** The slot of a fact that the program itself binds; an undeclared one is a bug. */
    public int slot(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("fact `" + name + "` is not declared"));
    }

    public FactDeclaration at(int slot) {
        return declarations.get(slot);
    }
}
