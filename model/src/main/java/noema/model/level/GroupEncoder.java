package noema.model.level;

import java.util.ArrayList;
import java.util.List;
import noema.model.concept.Concept;
import noema.model.concept.Normaliser;
import noema.model.tensor.FloatTensor;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;

/// Concepts of a group → one parent concept of the same shape: a bidirectional transformer over the slots of all children and
/// S register queries, whose outputs are projected, layer-normed and normalised as those of the sentence encoder are.
public final class GroupEncoder {

    private final TorchModule module;
    private final LevelConfig config;

    /// An encoder over a module that holds its weights.
    public GroupEncoder(TorchModule module, LevelConfig config) {
        this.module = module;
        this.config = config;
    }

    /// Weights, the normaliser of the parents among them.
    public static List<Parameter> parameters(LevelConfig c) {
        var all = new ArrayList<>(trained(c));
        all.addAll(Normaliser.parameters(c.slots(), c.slotSize()));
        return all;
    }

    /// The weights that are learned by gradient.
    public static List<Parameter> trained(LevelConfig c) {
        var all = new ArrayList<Parameter>();
        all.addAll(Parameter.affine("group.child", c.width(), c.slotSize()));
        all.add(Parameter.normal("group.slots", 0.05, c.slots(), c.width()));
        all.add(Parameter.normal("group.places", 0.05, c.children(), c.width()));
        all.add(Parameter.normal("group.registers", 0.05, c.slots(), c.width()));
        for (int i = 0; i < c.encoderLayers(); i++) {
            all.addAll(
                    Parameter.block(
                            "group.block" + i, c.width(), c.hidden(), 0, c.encoderLayers()));
        }
        all.addAll(Parameter.norm("group.norm", c.width()));
        all.add(Parameter.matrix("group.code.weight", c.slotSize(), c.width()));
        return all;
    }

    /// Parent concepts of groups, each of one to `children` concepts.
    public List<Concept> encode(List<List<Concept>> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        Children children = Children.of(groups, config);
        FloatTensor all =
                module.infer("parents", children.concepts(), children.counts()).getFirst();
        var parents = new ArrayList<Concept>(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            parents.add(new Concept(all.row(i)));
        }
        return parents;
    }

    /// Parents from before the normaliser [B, S, C].
    public FloatTensor raw(List<List<Concept>> groups) {
        Children children = Children.of(groups, config);
        return module.infer("encode_group", children.concepts(), children.counts()).getFirst();
    }
}
