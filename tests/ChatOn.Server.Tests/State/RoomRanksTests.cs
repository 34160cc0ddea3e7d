using ChatOn.Server.State;

namespace ChatOn.Server.Tests.State;

/// <summary>The table of who may do what, written down once more, by hand.</summary>
public sealed class RoomRanksTests
{
    private static readonly Roles[] Ranks = [Roles.Owner, Roles.Protected, Roles.Operator, Roles.HalfOperator, Roles.Voice, Roles.None];

    [Theory]
    [InlineData(Roles.Owner, "qaohv-")]
    [InlineData(Roles.Protected, "ohv-")]
    [InlineData(Roles.Operator, "ohv-")]
    [InlineData(Roles.HalfOperator, "v-")]
    [InlineData(Roles.Voice, "")]
    [InlineData(Roles.None, "")]
    internal void Whom_a_rank_may_act_on(Roles actor, string targets)
    {
        foreach (var target in Ranks)
            Assert.Equal(targets.Contains(Letter(target), StringComparison.Ordinal), RoomRanks.MayActOn(actor, target));
    }

    [Theory]
    [InlineData(Roles.Owner, "qaohv")]
    [InlineData(Roles.Protected, "ohv")]
    [InlineData(Roles.Operator, "ohv")]
    [InlineData(Roles.HalfOperator, "v")]
    [InlineData(Roles.Voice, "")]
    [InlineData(Roles.None, "")]
    internal void Which_roles_a_rank_gives_none_of_them_above_itself(Roles actor, string roles)
    {
        foreach (var role in Ranks.SkipLast(1))
        {
            var may = actor >= RoomRanks.NeededFor(role);
            Assert.Equal(roles.Contains(Letter(role), StringComparison.Ordinal), may);
            Assert.False(may && role > actor);
        }
    }

    [Fact]
    public void Lower_roles_beside_the_highest_change_nothing()
    {
        for (var actor = 0; actor < 32; actor++)
        {
            for (var target = 0; target < 32; target++)
            {
                var expected = RoomRanks.MayActOn(RoomRanks.RankOf((Roles)actor), RoomRanks.RankOf((Roles)target));
                Assert.Equal(expected, RoomRanks.MayActOn((Roles)actor, (Roles)target));
            }
        }
    }

    [Fact]
    public void The_rank_is_the_highest_role()
    {
        Assert.Equal(Roles.None, RoomRanks.RankOf(Roles.None));
        Assert.Equal(Roles.Voice, RoomRanks.RankOf(Roles.Voice));
        Assert.Equal(Roles.Owner, RoomRanks.RankOf((Roles)31));
        Assert.Equal(Roles.Operator, RoomRanks.RankOf(Roles.Operator | Roles.HalfOperator | Roles.Voice));
    }

    private static char Letter(Roles role) => role switch
    {
        Roles.Owner => 'q',
        Roles.Protected => 'a',
        Roles.Operator => 'o',
        Roles.HalfOperator => 'h',
        Roles.Voice => 'v',
        _ => '-',
    };
}
