using ChatOn.Server.Commands;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands;

[Trait("Spec", "IRCv3/capability-negotiation")]
public sealed class CapabilityNoticesTests : IDisposable
{
    private const string Registering = "draft/account-registration";

    private readonly AccountOptions _accounts = TestServer.Unlimited.Accounts with { Registration = RegistrationPolicy.Closed };
    private readonly TestServer _server;

    public CapabilityNoticesTests() => _server = new TestServer(TestServer.Unlimited with { Accounts = _accounts });

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#29")]
    [Trait("Spec", "IRCv3/capability-negotiation#39")]
    public void What_comes_and_goes_is_told_to_who_speaks_302_with_values()
    {
        var alice = _server.Connect("alice", "setname");

        Set(RegistrationPolicy.Open);
        alice.Expects($":chaton.local CAP alice NEW :{Registering}=custom-account-name,before-connect");
        alice.Send($"CAP REQ {Registering}");
        alice.Expects($":chaton.local CAP alice ACK :{Registering}");
        Set(RegistrationPolicy.Operator);

        alice.Expects($":chaton.local CAP alice DEL :{Registering}");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#33")]
    public void What_is_gone_is_off_and_cannot_be_asked_for()
    {
        var alice = _server.Connect("alice", "setname");
        Set(RegistrationPolicy.Open);
        alice.Send($"CAP REQ {Registering}");
        Set(RegistrationPolicy.Closed);
        alice.ReadAll();

        alice.Send("CAP LIST", $"CAP REQ {Registering}", "REGISTER * * password1");

        alice.Expects(":chaton.local CAP alice LIST :setname cap-notify");
        alice.Expects($":chaton.local CAP alice NAK :{Registering}");
        // Without it nothing tells that the client knows standard replies.
        alice.Expects(":chaton.local NOTICE alice :REGISTER: ...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#12")]
    [Trait("Spec", "IRCv3/capability-negotiation#27")]
    [Trait("Spec", "IRCv3/capability-negotiation#30")]
    public void Who_has_neither_302_nor_cap_notify_hears_nothing_and_who_has_only_that_hears_no_values()
    {
        var (plain, old, notified) = (_server.Connect("plain"), _server.Connect("old"), _server.Connect("notified"));
        var line = _server.ConnectLine("line");
        old.Send("CAP LS", "CAP REQ setname");
        notified.Send("CAP LS 301", "CAP REQ cap-notify");
        foreach (var client in new[] { plain, old, notified })
            client.ReadAll();

        Set(RegistrationPolicy.Open);
        SetEmailRequired();
        Set(RegistrationPolicy.Closed);

        plain.HearsNothing();
        old.HearsNothing();
        Assert.Empty(line.ReceiveAll());
        notified.Expects($":chaton.local CAP notified NEW :{Registering}");
        notified.Expects($":chaton.local CAP notified DEL :{Registering}");
        notified.HearsNothing();
    }

    [Fact]
    public void A_value_that_changes_is_told_and_what_stays_is_not()
    {
        var alice = _server.Connect("alice", "setname");
        Set(RegistrationPolicy.Open);
        alice.ReadAll();

        SetEmailRequired();
        alice.Expects($":chaton.local CAP alice NEW :{Registering}=custom-account-name,before-connect,email-required");
        Set(RegistrationPolicy.Invitation);

        alice.HearsNothing();
    }

    [Fact]
    public void Who_still_negotiates_is_told_as_nobody_and_may_ask_for_it()
    {
        var client = _server.Open();
        client.Send("CAP LS 302");
        client.ReadAll();

        Set(RegistrationPolicy.Open);
        client.Expects($":chaton.local CAP * NEW :{Registering}=...");
        client.Send($"CAP REQ {Registering}");

        client.Expects($":chaton.local CAP * ACK :{Registering}");
    }

    public void Dispose()
    {
        Assert.Empty(_server.Log.Errors);
        _server.Dispose();
    }

    private void Set(RegistrationPolicy policy) => Set(nameof(AccountOptions.Registration), policy);

    private void SetEmailRequired() => Set(nameof(AccountOptions.EmailRequired), value: true);

    // As a configuration that is read again sets it.
    private void Set(string option, object value) => _server.OnLoop(
        () => _server.Get<CapabilityNotices>().Change(() => typeof(AccountOptions).GetProperty(option)!.SetValue(_accounts, value)));
}
