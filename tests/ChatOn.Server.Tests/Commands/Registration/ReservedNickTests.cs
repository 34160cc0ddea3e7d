using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Registration;

/// <summary>Nicknames that nobody may take: clients are told so in the way that lets them go on.</summary>
public sealed class ReservedNickTests
{
    [Theory]
    [InlineData("root")]
    [InlineData("NickServ")]
    public void A_reserved_nickname_is_refused_as_in_use_so_that_clients_try_their_next(string nick)
    {
        using var server = new TestServer();
        var client = server.Open();
        client.Send($"NICK {nick}", "USER someone 0 * :Someone");
        client.Expects($":chaton.local 433 * {nick} :Nickname is reserved");
        client.Send("NICK someone_");
        client.Expects(":chaton.local 001 someone_ ...");
    }
}
