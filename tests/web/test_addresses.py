import socket

from coalition.web import addresses


def test_taken_port_is_not_free():
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert addresses.is_free("127.0.0.1", server.getsockname()[1]) is False


def test_port_that_was_let_go_is_free():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert addresses.is_free("127.0.0.1", port) is True


def test_foreign_address_is_not_free():
    assert addresses.is_free("203.0.113.7", 8000) is False


def test_local_addresses_leave_out_this_machine_and_name_each_once():
    found = addresses.local_addresses()
    assert [address for address in found if address.startswith("127.")] == []
    assert len(found) == len(set(found))
